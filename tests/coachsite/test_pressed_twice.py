import pytest
from django.core.cache import cache

from coaching.payments import balance
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
    assert browser.post(f"/admin/sessions/{clara.pk}/", sent).status_code == 200
    give(clara, 5)
    assert browser.post(f"/admin/sessions/{clara.pk}/", sent).status_code == 302


def test_second_press_waits_for_the_first(monkeypatch):
    answers = iter([pressed_twice.RUNNING, pressed_twice.RUNNING, ("/me/", {})])
    monkeypatch.setattr(pressed_twice.time, "sleep", lambda _seconds: None)
    monkeypatch.setattr(pressed_twice.cache, "get", lambda _key: next(answers))
    assert pressed_twice.answer_again("key")["Location"] == "/me/"
