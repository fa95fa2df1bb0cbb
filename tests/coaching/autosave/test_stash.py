"""What waits of a form that was sent signed out."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.urls import resolve
from django.utils import timezone

from coaching.autosave import receivers, stash, waiting_words
from coaching.autosave.models import WaitingWords
from coaching.autosave.stash import sent_or_stashed, take_out
from coaching.autosave.typed import MOST
from coaching.autosave.waiting_words import COOKIE
from tests.coaching.exercises.conftest import assignment, exercise  # noqa: F401 - fixtures


@pytest.fixture
def path(assignment):  # noqa: F811
    return f"/me/exercises/{assignment.pk}/"


@pytest.fixture
def other_path(clara):
    return f"/admin/prospects/{clara.pk}/recap/"


@pytest.fixture
def requested(rf, path):
    """A request of one browser, which keeps its cookies."""

    def request(fields=None, path=path, address="10.0.0.1"):
        made = rf.get(path, REMOTE_ADDR=address) if fields is None else rf.post(path, fields, REMOTE_ADDR=address)
        made.session, made.user, made.resolver_match = {}, None, resolve(path)
        made._messages = FallbackStorage(made)
        return made

    return request


def said(request):
    return [str(message) for message in get_messages(request)]


@pytest.fixture
def send(requested, rf):
    def send(fields, is_known=False, keeps_cookies=True, **where):
        request, response = requested(fields, **where), HttpResponse()
        stash.stash(request, response, is_known=is_known)
        if keeps_cookies:
            rf.cookies.update(response.cookies)
        else:
            rf.cookies.clear()
        return said(request)

    return send


def test_words_come_back_once_with_their_number(requested, send):
    assert send({"text": ["One", "Two"], "text-revision": "4"}) == [str(stash.WAITS)]
    words = [take_out(requested()), take_out(requested())]
    assert (dict(words[0].lists()), words[1]) == ({"text": ["One", "Two"], "text-revision": ["4"]}, None)


def test_another_browser_gets_nothing(requested, send, rf):
    send({"text": "One", "text-revision": "4"})
    rf.cookies[COOKIE] = "x" * 32
    assert take_out(requested()) is None


def test_sent_words_are_those_of_the_form_or_else_those_that_waited(requested, send):
    send({"text": "One", "text-revision": "4", "subject": "Hello"})
    words = [sent_or_stashed(requested({"text": "Two"})), sent_or_stashed(requested(), "subject"), sent_or_stashed(requested())]
    assert [each and each.dict() for each in words] == [
        {"text": "Two"},
        {"text": "One", "text-revision": "4", "subject": "Hello"},
        None,
    ]


def test_buttons_and_the_token_stay_away(requested, send):
    send({"text": "One", "text-revision": "4", "submit": "1", "subject": "Hello", "csrfmiddlewaretoken": "x"})
    assert list(take_out(requested(), "subject")) == ["text", "text-revision", "subject"]


def test_a_form_that_does_not_save_by_itself_leaves_nothing(requested, send):
    assert (send({"password": "secret"}), take_out(requested())) == ([], None)


@pytest.mark.parametrize("there", ["/me/exercises/999999/", "/me/zone/", "/me/exercises/{pk}/write/"])
def test_words_about_nothing_or_for_a_page_that_takes_none_out_are_not_kept(send, assignment, there):  # noqa: F811
    said = send({"text": "One", "text-revision": "4"}, path=there.format(pk=assignment.pk))
    assert (said, WaitingWords.objects.count()) == ([], 0)


def test_a_view_for_which_nothing_can_wait_says_so(requested):
    with pytest.raises(ImproperlyConfigured):
        take_out(requested(path="/me/zone/"))


def test_two_pages_wait_beside_each_other(requested, send, path, other_path):
    for each in (path, other_path):
        send({"text": each, "text-revision": "0"}, path=each)
    assert [take_out(requested(path=each))["text"] for each in (path, other_path)] == [path, other_path]


@pytest.mark.parametrize("letter", ["x", "ж", "語", "\0"])
def test_letters_count_and_no_bytes(requested, send, letter):
    words = letter * (MOST - 100)
    assert send({"text": words, "text-revision": "0"}) == [str(stash.WAITS)]
    assert take_out(requested())["text"] == words


def test_words_that_are_too_long_are_said_and_those_before_stay(requested, send):
    send({"text": "One", "text-revision": "0"})
    assert send({"text": "x" * MOST, "text-revision": "0"}) == [str(stash.TOO_LONG)]
    assert take_out(requested())["text"] == "One"


def test_of_a_browser_all_pages_together_are_bounded(send, other_path):
    send({"text": "x" * (MOST - 100), "text-revision": "0"})
    assert send({"text": "x" * 200, "text-revision": "0"}, path=other_path) == [str(stash.TOO_LONG)]


def test_of_a_visitor_without_cookies_the_oldest_words_go_first(send):
    for number in range(waiting_words.ROWS_OF_VISITOR + 3):
        send({"text": f"{number}", "text-revision": "0"}, keeps_cookies=False)
    kept = [row.fields for row in WaitingWords.objects.order_by("sent_at")]
    assert (len(kept), kept[0]) == (waiting_words.ROWS_OF_VISITOR, '{"text": ["3"], "text-revision": ["0"]}')


def test_of_all_strangers_the_oldest_words_go_first_and_none_of_a_known_browser(send, monkeypatch):
    monkeypatch.setattr(waiting_words, "ROWS", 3)
    send({"text": "known", "text-revision": "0"}, is_known=True, keeps_cookies=False)
    for number in range(5):
        send({"text": f"{number}", "text-revision": "0"}, keeps_cookies=False, address=f"10.0.1.{number}")
    assert ["known" in row.fields for row in WaitingWords.objects.order_by("sent_at")] == [True, False, False, False]


def test_what_takes_too_much_room_goes_first_too(send, monkeypatch):
    monkeypatch.setattr(waiting_words, "SIZE", 250)
    for number in range(5):
        send({"text": "x" * 100, "r-revision": ""}, keeps_cookies=False, address=f"10.0.1.{number}")
    assert WaitingWords.objects.count() == 2


def test_words_for_whom_nobody_came_are_swept(send):
    send({"text": "One", "text-revision": "0"})
    early, late = (receivers.delete_words_of_nobody(timezone.now() + timedelta(days=days)) for days in (29, 31))
    assert (early, late, WaitingWords.objects.count()) == (0, 1, 0)
