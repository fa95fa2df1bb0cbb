from networking_module.contacts.duplicates.find import ListedPeople, pairs_of
from networking_module.contacts.duplicates.rule import Match, signs_of
from networking_module.contacts.models import Contact
from tests.networking_module.factories import TODAY, contact


def test_pairs_are_told_once_and_the_older_one_first(clara, mallory):
    old = contact(clara, "Anna Berg", email="a@acme.com")
    new = contact(clara, "anna berg", email="A@acme.com")
    contact(mallory, "Anna Berg")
    contact(clara, "Ben")
    assert pairs_of(clara) == [(old, new, Match.EMAIL)]


def test_who_came_onto_the_list_meanwhile_is_known(clara):
    listed = ListedPeople(clara)
    anna = contact(clara, "Anna Berg", company="Acme")
    listed.catch_up()
    assert listed.find(signs_of(Contact(name="anna berg", company="ACME Inc."))) == (Match.NAME, anna)


def test_pairs_cost_one_query_for_3_and_300(clara, queries_of):
    counts = []
    for number in (3, 297):
        Contact.objects.bulk_create(
            [Contact(client=clara, name=f"Anna {each}", added_on=TODAY, email=f"{each}@x.org") for each in range(number)]
        )
        counts.append(queries_of(lambda: pairs_of(clara)))
    assert counts == [1, 1]
