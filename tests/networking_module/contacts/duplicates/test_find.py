import pytest

from networking_module.contacts.duplicates.find import ListedPeople, namesakes, pairs_of
from networking_module.contacts.duplicates.not_duplicates import tell_two_apart
from networking_module.contacts.duplicates.rule import Match, signs_of
from networking_module.contacts.models import Contact
from tests.networking_module.contacts.duplicates.test_rule import PAIRS
from tests.networking_module.factories import NOW, TODAY, contact

pytestmark = pytest.mark.services


def stored(client, person):
    """The same person on a client's list."""
    return contact(client, person.name, **{name: getattr(person, name) for name in ("company", "email", "profile")})


def test_pairs_are_told_once_and_the_older_one_first(clara, mallory):
    old = contact(clara, "Anna Berg", email="a@acme.com")
    new = contact(clara, "anna berg", email="A@acme.com")
    contact(mallory, "Anna Berg")
    contact(clara, "Ben")
    assert pairs_of(clara) == [(old, new, Match.EMAIL)]


@pytest.mark.parametrize(("one", "other", "by"), PAIRS)
def test_pairs_are_those_that_the_rule_knows(clara, one, other, by):
    old, new = stored(clara, one), stored(clara, other)
    assert pairs_of(clara) == ([(old, new, by)] if by else [])


@pytest.mark.parametrize(("one", "other", "by"), PAIRS)
def test_namesakes_are_the_pairs_who_share_a_name(clara, one, other, by):
    old, new = stored(clara, one), stored(clara, other)
    found = [old] if by and old.name_key == new.name_key else []
    assert (namesakes(new), [each.pk for each in namesakes(old)]) == (found, [new.pk for _each in found])


def test_someone_in_the_archive_is_one_of_a_pair(clara):
    old, new = contact(clara, "Anna Berg", archived_at=NOW), contact(clara, "Anna Berg")
    assert pairs_of(clara) == [(old, new, Match.ALIKE)]


def test_two_in_the_archive_are_no_pair_and_each_is_compared_with_who_is_not(clara):
    old, new = (contact(clara, "Anna Berg", archived_at=NOW) for _each in range(2))
    assert (pairs_of(clara), namesakes(new)) == ([], [])
    current = contact(clara, "Anna Berg")
    assert pairs_of(clara) == [(old, current, Match.ALIKE)]
    assert namesakes(current) == [old, new]


def test_surest_pairs_come_first(clara):
    anna, other_anna = contact(clara, "Anna Berg"), contact(clara, "Anna Berg")
    ben, other_ben = contact(clara, "Ben", company="Acme"), contact(clara, "Ben", company="Acme")
    assert pairs_of(clara) == [(ben, other_ben, Match.NAME), (anna, other_anna, Match.ALIKE)]


def test_whoever_was_told_apart_from_one_is_compared_with_the_next(clara):
    first, second, third = (contact(clara, "Anna Berg") for _each in range(3))
    tell_two_apart(first, third)
    assert pairs_of(clara) == [(first, second, Match.ALIKE), (second, third, Match.ALIKE)]


def test_namesakes_without_those_who_were_told_apart(clara):
    first, second = contact(clara, "Anna Berg"), contact(clara, "Anna Berg")
    tell_two_apart(first, second)
    assert namesakes(second) == []


def test_who_came_onto_the_list_meanwhile_is_known(clara):
    listed = ListedPeople(clara)
    anna = contact(clara, "Anna Berg", company="Acme")
    listed.catch_up()
    assert listed.find(signs_of(Contact(name="anna berg", company="ACME Inc."))) == (Match.NAME, anna)


@pytest.mark.parametrize("name", ["Anna {}", "Anna Berg"])
def test_pairs_cost_one_query_for_3_and_3000(clara, queries_of, name):
    counts = []
    for number in (3, 2997):
        people = (Contact(client=clara, name=name.format(each), added_on=TODAY) for each in range(number))
        Contact.objects.bulk_create(people)
        counts.append(queries_of(lambda: pairs_of(clara)))
    assert counts == [1, 1]


def test_namesakes_cost_one_query_for_3_and_300(clara, queries_of):
    counts = []
    for number in (3, 297):
        Contact.objects.bulk_create(
            [Contact(client=clara, name="Anna Berg", name_key="anna berg", added_on=TODAY) for _each in range(number)]
        )
        counts.append(queries_of(lambda: namesakes(Contact.objects.first())))
    assert counts[0] == counts[1]
