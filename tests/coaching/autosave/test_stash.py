"""What waits in the session of a form that was sent signed out."""

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore

from coaching.autosave import stash
from coaching.autosave.stash import MOST, sent_or_stashed, take_out

PATH = "/me/exercises/1/"


@pytest.fixture
def session(db):
    return SessionStore()


@pytest.fixture
def requested(rf, session):
    def request(fields=None, path=PATH):
        made = rf.get(path) if fields is None else rf.post(path, fields)
        made.session, made.user = session, None
        made._messages = FallbackStorage(made)
        return made

    return request


def said(request):
    return [str(message) for message in get_messages(request)]


def send(requested, fields, path=PATH):
    request = requested(fields, path)
    stash.stash(request)
    return said(request)


def test_words_come_back_once_with_their_number(requested):
    assert send(requested, {"text": ["One", "Two"], "text-revision": "4"}) == [str(stash.WAITS)]
    words = [take_out(requested()), take_out(requested())]
    assert (dict(words[0].lists()), words[1]) == ({"text": ["One", "Two"], "text-revision": ["4"]}, None)


def test_sent_words_are_those_of_the_form_or_else_those_that_waited(requested):
    send(requested, {"text": "One", "text-revision": "4", "subject": "Hello"})
    words = [sent_or_stashed(requested({"text": "Two"})), sent_or_stashed(requested(), "subject"), sent_or_stashed(requested())]
    assert [each and each.dict() for each in words] == [
        {"text": "Two"},
        {"text": "One", "text-revision": "4", "subject": "Hello"},
        None,
    ]


def test_buttons_and_the_token_stay_away(requested):
    send(requested, {"text": "One", "text-revision": "4", "submit": "1", "subject": "Hello", "csrfmiddlewaretoken": "x"})
    assert list(take_out(requested(), "subject")) == ["text", "text-revision", "subject"]


def test_a_form_that_does_not_save_by_itself_leaves_nothing(requested):
    assert (send(requested, {"password": "secret"}), take_out(requested())) == ([], None)


def test_two_pages_wait_beside_each_other(requested):
    for path in ("/one/", "/two/"):
        send(requested, {"text": path, "text-revision": "0"}, path)
    assert [take_out(requested(path=path))["text"] for path in ("/one/", "/two/")] == ["/one/", "/two/"]


@pytest.mark.parametrize("letter", ["x", "ж", "語"])
def test_letters_count_and_no_bytes(requested, letter):
    words = letter * (MOST - 100)
    assert send(requested, {"text": words, "text-revision": "0"}) == [str(stash.WAITS)]
    assert take_out(requested())["text"] == words


def test_words_that_are_too_long_are_said_and_those_before_stay(requested):
    send(requested, {"text": "One", "text-revision": "0"})
    assert send(requested, {"text": "x" * MOST, "text-revision": "0"}) == [str(stash.TOO_LONG)]
    assert take_out(requested())["text"] == "One"
