"""What the guest reads of a message that goes along."""

from types import SimpleNamespace

import pytest
from django.core import mail

from coaching.booking import bookings, while_waiting
from coaching.booking.brought_along import beginning_of, brought_to, said_with
from coaching.module_values import Suggestion
from tests.coaching.booking import factories
from tests.coaching.booking.factories import NINE, NOW

MESSAGE = "Hi Maria,\n\nDo you know of any openings at Northwind?"


@pytest.fixture
def book(call):
    """`book(text, …)` books with that message."""

    def made(text, **more):
        answers = [said_with("A message to look at together", text)] if text else []
        return bookings.book(appointment_type=call, start=NINE, guest=factories.guest(), now=NOW, answers=answers, **more)

    return made


def confirmation():
    return next(each.body for each in mail.outbox if each.to == ["pia@example.org"])


def test_it_is_found_among_the_answers(book):
    assert brought_to(book(MESSAGE)) == MESSAGE


def test_the_confirmation_says_that_it_goes_along_and_how_it_begins(book):
    book(MESSAGE)
    words = " ".join(confirmation().split())
    assert "Your message goes along: Dana Reyes reads it before you talk." in words
    assert "“Hi Maria, Do you know of any openings at Northwind?”" in words
    assert "Nothing to prepare" not in words


@pytest.mark.parametrize("text", ["Look at www.evil.example", "https://evil.example/", "a@b", "evil.example now", "<b>"])
def test_what_leads_away_is_in_no_email_of_ours(text):
    assert beginning_of(text) == ""


def test_a_long_one_is_only_begun():
    assert (len(beginning_of("word " * 900)), beginning_of("word " * 900)[-1]) == (120, "…")


@pytest.mark.parametrize(("text", "source", "suggested"), [("", "", 1), (MESSAGE, "", 0), ("", "/check/", 0)])
def test_whoever_comes_from_a_page_that_takes_messages_is_not_sent_there(book, monkeypatch, text, source, suggested):
    check = Suggestion("Try the check", "A minute.", "/check/", takes_a_message=True)
    module = SimpleNamespace(while_waiting=lambda: [check])
    monkeypatch.setattr(while_waiting, "installed_modules", lambda: [module])
    assert while_waiting.suggestions(book(text, source=source)).count(check) == suggested
