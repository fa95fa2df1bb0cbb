"""What a client could do next: who and what comes first, and what an email may say of it."""

import pytest

from coaching.client_area import digest_card
from coaching.client_area.letter import letters_of
from coaching.client_area.steps import steps_of
from networking_module.next_steps import next_steps
from tests.networking_module.factories import DAY, NOW, TODAY, contact, conversation, promise

pytestmark = pytest.mark.at(NOW)


def steps(client):
    return next_steps([client], NOW)


def test_whoever_knows_nobody_here_is_asked_for_one_person(clara):
    [step] = steps(clara)
    assert (step.text, step.label, step.mail) == (
        "Name one person you would like to thank or catch up with",
        "Add one person",
        None,
    )


def test_whoever_named_one_person_is_asked_for_a_second(clara):
    contact(clara, "Ben", resting=True)
    assert [step.text for step in steps(clara)] == ["Name a second person"]
    contact(clara, "Anna", resting=True)
    assert steps(clara) == []


def test_promises_come_before_conversations_and_these_before_who_waits(clara):
    contact(clara, "Ben Ode", rhythm_days=14)
    conversation(contact(clara, "Ines Prado"), at=NOW + 2 * DAY)
    promise(contact(clara, "Anna Berg"), text="Send the list")
    assert [(step.text, step.why) for step in steps(clara)] == [
        ("Send the list", "For Anna Berg, by Friday, November 20"),
        ("Get ready for your conversation with Ines Prado", "A story, three questions, something to bring"),
        ("Ben Ode", "You haven't been in touch yet"),
    ]


def test_three_people_are_named_who_waited_longest_first(clara):
    for number in range(4):
        contact(clara, f"Person {number}", rhythm_days=14, created_at=NOW - (9 - number) * DAY, cares_about="Bridges")
    found = steps(clara)
    assert [step.text for step in found] == ["Person 0", "Person 1", "Person 2"]
    assert "Bridges" in found[0].idea


def test_a_conversation_is_named_three_days_before(clara):
    person = contact(clara, "Anna")
    conversation(person, at=NOW + 5 * DAY)
    near = conversation(person, at=NOW + 2 * DAY)
    found = [(step.url, step.due) for step in steps(clara) if "Get ready" in step.text]
    assert found == [(near.get_absolute_url(), TODAY + 2 * DAY)]


def test_nobody_stands_on_the_home_twice(clara):
    anna = contact(clara, "Anna Berg", rhythm_days=14)
    contact(clara, "Ben Ode", rhythm_days=14)
    promise(anna, text="Send the list")
    conversation(anna, at=NOW - DAY)
    clara.modules.exclude(slug="networking").delete()
    found = steps_of([clara], NOW)[clara.pk]
    assert [step.text for step in found] == ["Send the list", "Ben Ode"]


@pytest.mark.parametrize(
    ("name", "initials", "short"),
    [("Anna Berg", "AB", "Anna"), ("Dr. Anna Berg", "AB", "Anna"), ("Aunt Josie", "AJ", "Aunt Josie"), ("Dr. Wu", "W", "Dr. Wu")],
)
def test_a_person_has_initials_in_a_ring_and_is_called_by_the_first_name_in_a_subject(clara, name, initials, short):
    contact(clara, name, rhythm_days=14)
    assert (steps(clara)[0].ring.initials, steps(clara)[0].short) == (initials, short)


@pytest.fixture
def ben(clara):
    clara.unaware_employers.create(name="Halden")
    return contact(clara, "Ben Ode", company="Halden, Inc.", rhythm_days=14, must_not_know=True, notes="My job search")


def mailed(client):
    """The subject and the words of the card."""
    letter = letters_of([client], NOW)[client.pk]
    card = digest_card.card_of(letter)
    return digest_card.subject(letter), card.headline, card.line, card.idea


def test_a_subject_does_not_name_whoever_must_not_know(clara, ben):
    contact(clara, "Anna", resting=True)
    assert mailed(clara)[0] == "Someone to say hello to"
    promise(ben, text="Send the photos")
    assert mailed(clara)[0] == "A promise"


def test_of_a_promise_that_tells_it_an_email_says_nothing_more(clara, ben):
    promise(ben, text="Send my resume")
    assert mailed(clara) == ("A promise", "For Ben Ode: what you promised", "", "")


def test_an_idea_that_tells_it_is_in_no_email(clara, ben):
    ben.cares_about = "My job search"
    ben.save()
    assert mailed(clara) == ("Someone to say hello to", "Say hello to Ben Ode", "", "")


def test_of_everyone_else_an_email_says_all(clara, ben):
    ben.delete()
    promise(contact(clara, "Anna Berg"), text="Send my resume")
    assert mailed(clara)[:3] == ("Anna", "Send my resume", "For Anna Berg, by Friday, November 20")


def test_a_row_of_the_email_tells_no_more_than_the_card(clara, ben):
    promise(contact(clara, "Anna Berg"), text="Send the list", due=TODAY)
    promise(ben, text="Send my resume")
    rows = digest_card.below_of(letters_of([clara], NOW)[clara.pk], "https://example.org/stop/").rows
    assert [(row.text, row.hint) for row in rows] == [("For Ben Ode: what you promised", "")]
