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


PAIRS = [
    (person(profile=PROFILE), person("A. Berg", profile="http://de.linkedin.com/in/anna-berg?x=1"), Match.PROFILE),
    (person(profile=PROFILE), person("A. Berg", profile="linkedin.com/in/%61nna-berg/en#about"), Match.PROFILE),
    (person(profile="https://linkedin.com/company/acme"), person("A. Berg", profile="https://linkedin.com/company/acme"), None),
    (person(email="a@acme.com"), person("anna berg", email="A@acme.com"), Match.EMAIL),
    (person(email="info@acme.com"), person("Ben", email="info@acme.com"), Match.ALIKE),
    (person(profile=PROFILE), person("Ben Ode", profile=PROFILE), Match.ALIKE),
    (person(profile=PROFILE), person("Anna Stein", profile=PROFILE), Match.PROFILE),
    (person(company="Acme", email="a1@acme.com"), person(company="Acme", email="a2@acme.com"), Match.ALIKE),
    (person(company="Acme", email="a1@acme.com"), person(company="Acme"), Match.NAME),
    (person(profile="https://linkedin.com/in/me"), person("Ben", profile="https://linkedin.com/in/me"), None),
    (person(company="Acme"), person("Ánna  BERG", company="Acme, Inc."), Match.NAME),
    (person(company="Acme"), person(company="Acme", profile=PROFILE), Match.NAME),
    (person(), person("anna  BERG"), Match.ALIKE),
    (person(), person(company="Acme"), Match.ALIKE),
    (person(company="Acme"), person(), Match.ALIKE),
    (person(profile=PROFILE), person(), Match.ALIKE),
    (person(company="Acme"), person(company="Elsewhere"), Match.ALIKE),
    (person(profile=PROFILE), person(profile="https://linkedin.com/in/anna-berg-2"), None),
    (person(company="Acme", profile=PROFILE), person(company="Acme", profile="https://linkedin.com/in/b"), None),
    (person(), person("Dr. Anna Berg"), Match.ALIKE),
    (person(), person("Berg, Anna"), Match.ALIKE),
    (person(company="Acme"), person("Berg Anna", company="Acme"), Match.ALIKE),
    (person(email="a@acme.com"), person("Ms. Anna Berg", email="a@acme.com"), Match.ALIKE),
    (person("Dr. Who"), person("Prof. Who"), Match.ALIKE),
    (person("Dr."), person("Prof."), None),
    (person(), person("Anna Maria Berg"), None),
    (person(), person("Ben"), None),
    (person("§"), person("%"), None),
    (person("Jose Garcia", company="Acme"), person("José Garcia PhD", company="Acme"), Match.ALIKE),
    (person("Eva Müller", email="e@acme.com"), person("Eva Mueller", email="e@acme.com"), Match.ALIKE),
]


@pytest.mark.parametrize(("one", "other", "by"), PAIRS)
def test_by_what_one_person_is_known_in_two_writings(one, other, by):
    assert match(one, other) is by


@pytest.mark.parametrize(("one", "other", "by"), PAIRS)
def test_whoever_came_first_makes_no_difference(one, other, by):
    assert match(other, one) is by


def test_whoever_is_known_to_be_another_is_passed_over():
    people, named, same_email = People(), person(), person(email="a@acme.com")
    for each in (same_email, named):
        people.learn(signs_of(each), each)
    looked_for = signs_of(person(email="a@acme.com"))
    assert people.find(looked_for, lambda each: each is same_email) == (Match.ALIKE, named)


@pytest.mark.parametrize(("by", "sure"), [(Match.PROFILE, True), (Match.EMAIL, True), (Match.NAME, True), (Match.ALIKE, False)])
def test_the_same_name_alone_is_a_question(by, sure):
    assert by.is_sure is sure


def test_the_profile_is_surer_than_the_name():
    people, named, profiled = People(), person(), person("A. B.", profile=PROFILE)
    for each in (named, profiled):
        people.learn(signs_of(each), each)
    assert people.find(signs_of(person(profile=PROFILE))) == (Match.PROFILE, profiled)


def test_of_many_with_one_profile_the_one_of_that_name_is_found():
    people, ben, anna = People(), person("Ben Ode", profile=PROFILE), person(profile=PROFILE)
    for each in (ben, anna):
        people.learn(signs_of(each), each)
    assert people.find(signs_of(person(profile=PROFILE))) == (Match.PROFILE, anna)
    assert people.find(signs_of(person("Cy Xu", profile=PROFILE))) == (Match.ALIKE, ben)
