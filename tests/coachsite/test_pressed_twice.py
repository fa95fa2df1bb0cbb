import threading

import pytest
from django.core.cache import cache

from coaching.payments.account import balance
from coachsite import pressed_twice
from tests.coaching.payments.factories import give

TOKEN = "t" * 64


@pytest.fixture
def adjusting(signed_in, coach, clara):
    """`adjusting(token)` sends the form that gives Clara a session."""
    cache.clear()
    browser = signed_in(coach)
    sent = {"delta": "1", "reason": "A gift"}
    return lambda token=TOKEN: browser.post(f"/admin/sessions/{clara.pk}/", {**sent, "csrfmiddlewaretoken": token})


def test_same_form_sent_twice_is_done_once_and_leads_to_the_same_page(adjusting, clara):
    first, second = adjusting(), adjusting()
    assert (balance.left(clara), second.status_code, second["Location"]) == (1, 302, first["Location"])


def test_second_press_shows_what_the_first_one_said(adjusting):
    first, second = adjusting(), adjusting()
    assert second.cookies.output() == first.cookies.output() != ""


def test_same_words_of_another_page_are_meant(adjusting, clara):
    adjusting()
    adjusting("u" * 64)
    assert balance.left(clara) == 2


def test_same_form_later_is_meant(adjusting, clara, monkeypatch):
    monkeypatch.setattr(pressed_twice, "SECONDS", 0)
    adjusting()
    adjusting()
    assert balance.left(clara) == 2


def test_form_that_was_refused_can_be_sent_again(signed_in, coach, clara):
    cache.clear()
    browser, sent = signed_in(coach), {"delta": "-5", "reason": "Back", "csrfmiddlewaretoken": TOKEN}
    assert browser.post(f"/admin/sessions/{clara.pk}/", sent).status_code == 422
    give(clara, 5)
    assert browser.post(f"/admin/sessions/{clara.pk}/", sent).status_code == 302


def test_same_form_after_another_is_meant(signed_in, coach, clara):
    cache.clear()
    browser = signed_in(coach)
    for delta in ("2", "-1", "2", "-1"):
        sent = {"delta": delta, "reason": "As agreed", "csrfmiddlewaretoken": TOKEN}
        assert browser.post(f"/admin/sessions/{clara.pk}/", sent).status_code == 302
    assert balance.left(clara) == 2


def test_every_process_knows_of_the_first_press(adjusting, clara, settings):
    """Without Redis each process remembers for itself; what must happen once is in the database."""
    adjusting()
    cache._rest.clear()
    adjusting()
    assert balance.left(clara) == 1


@pytest.fixture
def running(monkeypatch, rf, clara):
    """`running(*later)`: a first press that is under way, and what is found of it later."""
    monkeypatch.setattr(pressed_twice.time, "sleep", lambda _seconds: None)

    def begun(*later):
        found = iter([pressed_twice.RUNNING, *later])
        monkeypatch.setattr(pressed_twice.cache, "get", lambda key: next(found) if key == "once:pressed:1" else None)
        request = rf.post("/me/")
        request.user = clara.user
        return pressed_twice.answer_again(request, "once:pressed:1")

    return begun


def test_second_press_waits_for_the_first(running):
    assert running(pressed_twice.RUNNING, ("/me/", []))["Location"] == "/me/"


def test_second_press_is_done_when_the_first_led_nowhere(running):
    assert running(pressed_twice.RUNNING, None) is None


def test_first_press_that_takes_long_is_not_done_again(running, monkeypatch):
    monkeypatch.setattr(pressed_twice, "PATIENCE", 0)
    assert running(pressed_twice.RUNNING).status_code == 429


def test_few_presses_wait_at_once(running, monkeypatch):
    monkeypatch.setattr(pressed_twice, "WAITING", threading.BoundedSemaphore(1))
    pressed_twice.WAITING.acquire()
    assert running().status_code == 429
