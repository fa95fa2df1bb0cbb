"""A draft on two pages, and what is kept of each."""

import pytest
from django.urls import reverse

from networking_module.bring_value.forms import MessageForm
from networking_module.bring_value.models import OutreachMessage
from tests.networking_module.bring_value.test_messages import GIVING
from tests.networking_module.factories import contact, message

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


@pytest.fixture
def sent(clara):
    return message(contact(clara), sent_at="2026-11-18T15:00Z")


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
