import pytest

from networking_module.contacts.duplicates.find import Known, known_people
from networking_module.contacts.models import Contact
from tests.networking_module.factories import contact

PROFILE = "https://www.linkedin.com/in/Anna-Berg/"


def person(name="Anna Berg", **fields):
    return Contact(name=name, **fields)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (person(), person("anna  BERG"), True),
        (person(), person("Ánna Berg"), True),
        (person(), person(company="Acme"), False),
        (person(company="Acme"), person(company="Acme, Inc."), True),
        (person(email="a@acme.com"), person("A. Berg", email="A@acme.com"), True),
        (person(profile=PROFILE), person("A. Berg", profile="http://de.linkedin.com/in/anna-berg?x=1"), True),
        (person(profile=PROFILE), person(profile="https://linkedin.com/in/anna-berg-2"), False),
        (person(), person("Ben"), False),
    ],
)
def test_one_person_in_two_writings(one, other, same):
    assert (Known([one]).find(other) is one) == same


def test_the_profile_is_surer_than_the_name():
    named, profiled = person(), person("A. B.", profile=PROFILE)
    assert Known([named, profiled]).find(person(profile=PROFILE)) is profiled


def test_pairs_are_told_once_and_the_older_one_first(clara, mallory):
    old = contact(clara, "Anna Berg", email="a@acme.com")
    new = contact(clara, "anna berg", email="A@acme.com")
    contact(mallory, "Anna Berg")
    contact(clara, "Ben")
    assert known_people(clara).pairs() == [(old, new)]


def test_pairs_cost_one_query_for_3_and_300(clara, queries_of):
    counts = []
    for number in (3, 297):
        Contact.objects.bulk_create([Contact(client=clara, name=f"Anna {each}", email=f"{each}@x.org") for each in range(number)])
        counts.append(queries_of(lambda: known_people(clara).pairs()))
    assert counts == [1, 1]
