"""A draft on two pages, and what is kept of each."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from networking_module.bring_value.forms import MessageForm
from networking_module.bring_value.models import OutreachMessage
from tests.networking_module.bring_value.test_messages import GIVING, JOB
from tests.networking_module.factories import NOW, contact, message, touch

BIRTHDAY = "Hi Anna, happy birthday! I hope you have a lovely day with the family."
FACTS = {"channel": "email", "subject": ""}


@pytest.fixture
def draft(clara):
    return message(contact(clara), text="Hi Anna")


def save(browser, draft, text, revision=0, **more):
    return browser.post(reverse("networking:save_text", args=[draft.pk]), {"value": text, "revision": revision, **more})


def stored():
    return OutreachMessage.objects.get()


def test_typed_words_are_kept_and_answered_without_a_verdict(signed_in, clara, draft):
    answer = save(signed_in(clara), draft, GIVING).json()
    assert (stored().text, answer["revision"]) == (GIVING, 1)
    assert ["Brings something" in answer["signs"], "both ways" in answer["signs"]] == [True, False]


def test_an_older_page_sees_both_texts_and_replaces_none(signed_in, clara, draft):
    browser = signed_in(clara)
    save(browser, draft, "The newer words")
    response = save(browser, draft, "The older page", revision=0)
    answer = response.json()
    assert (response.status_code, answer["revision"], "The newer words" in answer["html"]) == (409, 1, True)
    assert stored().text == "The newer words"


def test_words_of_a_save_that_was_never_answered_are_the_pages_own(signed_in, clara, draft):
    browser = signed_in(clara)
    save(browser, draft, "Hi Anna, your")
    answer = save(browser, draft, "Hi Anna, your talk", before="Hi Anna, your")
    assert (answer.json()["revision"], stored().text) == (2, "Hi Anna, your talk")


def test_the_button_of_an_older_page_loses_neither_text(signed_in, clara, draft):
    browser = signed_in(clara)
    save(browser, draft, "The newer words")
    page = browser.post(draft.get_absolute_url(), {**FACTS, "text": "The older page", "text-revision": 0})
    words = page.content.decode()
    assert (page.status_code, "The newer words" in words, "The older page" in words) == (409, True, True)
    assert stored().text == "The newer words"


@pytest.mark.parametrize(("choice", "kept"), [({"do": "save"}, "The older page"), ({"take": "text"}, "The newer words")])
def test_the_client_chooses_which_text_stays(signed_in, clara, draft, choice, kept):
    browser = signed_in(clara)
    save(browser, draft, "The newer words")
    browser.post(draft.get_absolute_url(), {**FACTS, "text": "The older page", "text-revision": 1, **choice})
    assert stored().text == kept


def test_a_text_that_is_too_long_says_so_and_stays_in_the_field(signed_in, clara, draft):
    browser = signed_in(clara)
    assert "Please shorten it" in save(browser, draft, "x" * 5001).json()["error"]
    page = browser.post(draft.get_absolute_url(), {**FACTS, "text": "x" * 5001, "text-revision": 0})
    assert ("Please shorten it" in page.content.decode(), "x" * 5001 in page.content.decode()) == (True, True)


def test_a_text_that_is_too_long_keeps_the_number_it_was_written_on(signed_in, clara, draft):
    browser = signed_in(clara)
    save(browser, draft, "From another page")
    page = browser.post(draft.get_absolute_url(), {**FACTS, "text": "x" * 5001, "text-revision": 0}).content.decode()
    assert '<input type="hidden" name="text-revision" value="0">' in page


def send(browser, some, **words):
    return browser.post(some.get_absolute_url(), {**FACTS, "text": some.text, "text-revision": 0, **words}, follow=True)


@pytest.fixture
def met(clara):
    """A draft that asks someone for a job whom Clara has met."""
    some = message(contact(clara), text=JOB)
    touch(some.contact, kind="meeting")
    return some


def page_of(browser, some):
    return browser.get(f"{some.get_absolute_url()}?check").content.decode()


def test_what_happened_before_goes_into_the_check_and_is_shown(signed_in, clara, met):
    page = page_of(signed_in(clara), met)
    assert ["You are asking, and you may" in page, "You met on Nov. 18, 2026." in page, "One thing to try" in page] == [
        True,
        True,
        False,
    ]


def test_not_this_time_is_remembered(signed_in, clara, met):
    page = send(signed_in(clara), met, do="not_this_time", welcome="history").content.decode()
    assert (stored().welcome, "check-known" in page) == ("no", False)


@pytest.mark.parametrize(("chosen", "kept"), [("history", ""), ("no", "no"), ("offered", "offered"), ("asked", "asked")])
def test_what_happened_before_is_not_stored_as_a_choice(signed_in, clara, met, chosen, kept):
    send(signed_in(clara), met, welcome=chosen)
    assert stored().welcome == kept


@pytest.mark.parametrize(("chosen", "kept"), [("no", ""), ("history", "history")])
def test_a_choice_about_a_stranger_is_stored_when_there_is_one(signed_in, clara, draft, chosen, kept):
    send(signed_in(clara), draft, welcome=chosen)
    assert stored().welcome == kept


def test_the_readers_phone_shows_sender_subject_and_words(signed_in, clara, draft):
    OutreachMessage.objects.update(subject="Night buses", text="How did you start?")
    page = signed_in(clara).get(draft.get_absolute_url()).content.decode().partition('class="phone"')[2]
    assert all(words in page for words in (clara.name, "Night buses", "How did you start?", "Answer 1 question"))


def test_the_readers_phone_of_an_empty_draft_is_not_there(signed_in, clara):
    page = signed_in(clara).get(message(contact(clara), text="").get_absolute_url()).content.decode()
    assert "Read it as they will" not in page


def test_saved_words_come_back_with_the_readers_phone(signed_in, clara, draft):
    assert "Answer 1 question" in save(signed_in(clara), draft, "How did you start?").json()["phone"]


def test_signs_of_a_draft_are_not_repeated_beside_the_answer(signed_in, clara, draft):
    browser = signed_in(clara)
    assert "data-draft-signs" in browser.get(draft.get_absolute_url()).content.decode()
    assert "data-draft-signs" not in page_of(browser, draft)


@pytest.mark.parametrize(("text", "first"), [(GIVING, "I sent it"), (BIRTHDAY, "I sent it"), (JOB, "Check it again")])
def test_the_main_button_is_what_comes_next(signed_in, clara, text, first):
    page = page_of(signed_in(clara), message(contact(clara, "Anna Berg"), text=text))
    assert re.findall(r'class="button button-primary"[^>]*>([^<]*)<', page.partition("<main")[2]) == [first]


def test_a_checked_draft_costs_the_same_with_a_long_story(signed_in, clara, draft):
    browser, counts = signed_in(clara), []
    page_of(browser, draft)
    for _round in range(2):
        with CaptureQueriesContext(connection) as queries:
            page_of(browser, draft)
        counts.append(len(queries))
        for _touch in range(5):
            touch(draft.contact, kind="email", direction="gave")
            message(draft.contact, sent_at=NOW)
    assert counts[0] == counts[1]


@pytest.fixture
def sent(clara):
    return message(contact(clara), sent_at=NOW)


def test_words_typed_after_it_was_sent_are_never_called_saved(signed_in, clara, sent):
    answer = save(signed_in(clara), sent, "New")
    assert (answer.status_code, "isn't saved" in answer.json()["error"]) == (422, True)
    assert stored().text == sent.text


def test_the_button_of_a_page_that_still_shows_the_draft_loses_no_words(signed_in, clara, sent):
    page = signed_in(clara).post(sent.get_absolute_url(), {**FACTS, "text": "My newest words", "text-revision": 0})
    assert (page.status_code, "My newest words" in page.content.decode(), stored().text) == (422, True, sent.text)


def test_the_details_of_a_message_leave_words_that_were_saved_meanwhile(signed_in, clara, draft, monkeypatch):
    """The text is saved by itself while the button's request is under way."""
    is_valid = MessageForm.is_valid

    def slow(form):
        OutreachMessage.objects.update(text="Saved meanwhile", revision=1)
        return is_valid(form)

    monkeypatch.setattr(MessageForm, "is_valid", slow)
    signed_in(clara).post(draft.get_absolute_url(), {**FACTS, "subject": "Hello", "take": "text"})
    assert (stored().text, stored().revision, stored().subject) == ("Saved meanwhile", 1, "Hello")
