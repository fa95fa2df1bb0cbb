import pytest

from networking_module.contacts.discretion.cautions import Cautions, caution_about
from networking_module.contacts.models import Contact
from tests.networking_module.factories import NOW, contact


@pytest.fixture
def halden(clara):
    return clara.unaware_employers.create(name="Halden Logistics")


@pytest.mark.parametrize(
    ("company", "is_meant"),
    [
        ("Halden Logistics", True),
        ("the HALDEN  logistics, Inc.", True),
        ("Hálden Logistics LLC", True),
        ("Halden", False),
        ("Halden Logistics Group", False),
        ("", False),
    ],
)
def test_an_employer_is_meant_in_any_writing_and_no_other(clara, halden, company, is_meant):
    assert (caution_about(contact(clara, company=company)) is not None) is is_meant


def test_an_employer_of_another_client_is_not_meant(clara, mallory, halden):
    assert caution_about(contact(mallory, company="Halden Logistics")) is None


@pytest.mark.parametrize("archived_at", [None, NOW])
def test_the_archive_makes_no_difference(clara, halden, archived_at):
    someone = contact(clara, company="Halden Logistics", archived_at=archived_at)
    marked = contact(clara, must_not_know=True, archived_at=archived_at)
    assert [each.contact for each in Cautions(clara.pk).among([someone, marked])] == [someone, marked]


def test_it_is_said_which_rule_it_was(clara, halden):
    caution = caution_about(contact(clara, "Ben Ode", company="Halden Logistics, Inc."))
    assert str(caution) == "You said that Halden Logistics must not know that you're looking."
    assert caution.why == (
        "Ben is at “Halden Logistics, Inc.”, and you named “Halden Logistics” as an employer who must not know."
    )


def test_whoever_is_marked_is_named(clara):
    caution = caution_about(contact(clara, "Ben Ode", must_not_know=True))
    assert (str(caution), caution.why) == (
        "You said that Ben must not know that you're looking.",
        "You marked Ben yourself.",
    )


def test_sentences_that_may_tell_it_come_along(clara):
    caution = caution_about(contact(clara, must_not_know=True), "Hi! I was laid off.")
    assert caution.quotes == ("I was laid off.",)


def test_whoever_was_not_named_gets_no_caution_whatever_is_said(clara, halden):
    assert caution_about(contact(clara, company="Acme"), "I was laid off.") is None


def test_everyone_of_a_list_costs_one_query(clara, halden, queries_of):
    people = [Contact(client=clara, company_key="halden logistics") for _each in range(300)]
    counts = [queries_of(lambda few: Cautions(clara.pk).among(few), people[:number]) for number in (3, 300)]
    assert counts == [1, 1]


def test_rules_of_many_clients_cost_one_query_and_stay_apart(clara, mallory, halden, queries_of):
    assert queries_of(Cautions.of_clients, [clara, mallory]) == 1
    found = Cautions.of_clients([clara, mallory])
    someone = Contact(company_key="halden logistics")
    assert [found[each.pk].of(someone) is not None for each in (clara, mallory)] == [True, False]


@pytest.mark.parametrize(("marked", "named", "found"), [(True, False, True), (False, True, True), (False, False, False)])
def test_whether_anyone_must_not_know(clara, marked, named, found):
    contact(clara, must_not_know=marked)
    if named:
        clara.unaware_employers.create(name="Acme")
    assert Cautions(clara.pk).has_any is found
