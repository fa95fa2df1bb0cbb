import pytest

from networking_module.contacts.duplicates.rule import Match, People, signs_of
from networking_module.contacts.models import Contact

PROFILE = "https://www.linkedin.com/in/Anna-Berg/"


def person(name="Anna Berg", **fields):
    return Contact(name=name, **fields)


def match(one, other):
    people = People()
    people.learn(signs_of(one), one)
    return people.find(signs_of(other))[0]


@pytest.mark.parametrize(
    ("one", "other", "by"),
    [
        (person(profile=PROFILE), person("A. Berg", profile="http://de.linkedin.com/in/anna-berg?x=1"), Match.PROFILE),
        (person(email="a@acme.com"), person("anna berg", email="A@acme.com"), Match.EMAIL),
        (person(email="info@acme.com"), person("Ben", email="info@acme.com"), Match.ALIKE),
        (person(company="Acme"), person("Ánna  BERG", company="Acme, Inc."), Match.NAME),
        (person(company="Acme"), person(company="Acme", profile=PROFILE), Match.NAME),
        (person(), person("anna  BERG"), Match.ALIKE),
        (person(), person(company="Acme"), Match.ALIKE),
        (person(company="Acme"), person(), Match.ALIKE),
        (person(profile=PROFILE), person(), Match.ALIKE),
        (person(company="Acme"), person(company="Elsewhere"), Match.ALIKE),
        (person(profile=PROFILE), person(profile="https://linkedin.com/in/anna-berg-2"), None),
        (person(company="Acme", profile=PROFILE), person(company="Acme", profile="https://linkedin.com/in/b"), None),
        (person(), person("Ben"), None),
        (person("§"), person("%"), None),
    ],
)
def test_by_what_one_person_is_known_in_two_writings(one, other, by):
    assert match(one, other) is by


@pytest.mark.parametrize(("by", "sure"), [(Match.PROFILE, True), (Match.EMAIL, True), (Match.NAME, True), (Match.ALIKE, False)])
def test_the_same_name_alone_is_a_question(by, sure):
    assert by.is_sure is sure


def test_the_profile_is_surer_than_the_name():
    people, named, profiled = People(), person(), person("A. B.", profile=PROFILE)
    for each in (named, profiled):
        people.learn(signs_of(each), each)
    assert people.find(signs_of(person(profile=PROFILE))) == (Match.PROFILE, profiled)
