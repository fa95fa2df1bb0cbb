import pytest

from networking_module.contacts.discretion.rules import (
    RuleError,
    add_employer,
    remove_employer,
    set_must_not_know,
    similar_companies,
)
from networking_module.contacts.models import Contact, UnawareEmployer
from networking_module.contacts.normalize import company_key
from networking_module.contacts.undo import undo
from tests.networking_module.factories import contact


def names(client):
    return [each.name for each in client.unaware_employers.all()]


def test_an_employer_is_named_once_in_whatever_writing(clara):
    assert add_employer(client=clara, name=" Halden  Logistics ") is not None
    assert add_employer(client=clara, name="halden logistics, inc.") is None
    assert names(clara) == ["Halden Logistics"]


def test_two_clients_may_name_the_same_employer(clara, mallory):
    for client in (clara, mallory):
        add_employer(client=client, name="Halden")
    assert (names(clara), names(mallory)) == (["Halden"], ["Halden"])


@pytest.mark.parametrize("name", ["", "  ", "?!"])
def test_an_employer_without_a_name_is_refused(clara, name):
    with pytest.raises(RuleError, match="Write the employer's name"):
        add_employer(client=clara, name=name)


def test_naming_an_employer_is_undone(clara):
    change = add_employer(client=clara, name="Halden")
    undo(change=change, now=change.created_at)
    assert names(clara) == []


def test_taking_an_employer_off_is_undone(clara):
    add_employer(client=clara, name="Halden")
    change = remove_employer(employer=UnawareEmployer.objects.get())
    assert names(clara) == []
    undo(change=change, now=change.created_at)
    assert names(clara) == ["Halden"]


@pytest.mark.parametrize("must_not_know", [True, False])
def test_marking_someone_is_undone(clara, must_not_know):
    someone = contact(clara, must_not_know=not must_not_know)
    change = set_must_not_know(contact=someone, must_not_know=must_not_know)
    assert Contact.objects.get().must_not_know is must_not_know
    undo(change=change, now=change.created_at)
    assert Contact.objects.get().must_not_know is not must_not_know


def test_undo_for_someone_deleted_meanwhile_does_nothing(clara):
    someone = contact(clara)
    change = set_must_not_know(contact=someone, must_not_know=True)
    someone.delete()
    assert undo(change=change, now=change.created_at) is None


def test_companies_that_begin_alike_are_similar_and_the_employer_itself_is_not():
    employer = UnawareEmployer(name="Halden", company_key="halden")
    companies = [("halden", "Halden"), ("halden logistics", "Halden Logistics"), ("haldenberg", "Haldenberg"), ("acme", "Acme")]
    assert similar_companies([employer], companies) == {"halden": ["Halden Logistics"]}


@pytest.mark.parametrize("company", ["ex-Halden & Sons", "formerly Halden Sons", "HaldenSons", "Halden", "Halden Sons Trust"])
def test_companies_that_have_the_employer_in_them_are_similar(company):
    employer = UnawareEmployer(name="Halden & Sons", company_key=company_key("Halden & Sons"))
    assert similar_companies([employer], [(company_key(company), company)]) == {"halden sons": [company]}


def test_two_ways_to_write_an_umlaut_are_similar():
    employer = UnawareEmployer(name="Müller", company_key=company_key("Müller"))
    assert similar_companies([employer], [("mueller", "Mueller")]) == {"muller": ["Mueller"]}


@pytest.mark.parametrize("company", ["Sons", "Haldenberg", "Halfden Sons"])
def test_companies_with_something_else_in_common_are_not_similar(company):
    employer = UnawareEmployer(name="Halden & Sons", company_key=company_key("Halden & Sons"))
    assert similar_companies([employer], [(company_key(company), company)]) == {"halden sons": []}


def test_an_employer_whose_name_is_longer_is_similar_to_the_shorter_one():
    employer = UnawareEmployer(name="Halden Logistics", company_key="halden logistics")
    assert similar_companies([employer], [("halden", "Halden")]) == {"halden logistics": ["Halden"]}


def test_a_company_that_is_named_itself_is_not_similar():
    employers = [UnawareEmployer(name=name, company_key=name) for name in ("halden", "halden logistics")]
    found = similar_companies(employers, [("halden logistics", "Halden Logistics")])
    assert found == {"halden": [], "halden logistics": []}
