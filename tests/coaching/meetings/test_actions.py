"""Actions come first on the client's home, are ticked there with undo, and open the next preparation."""

from datetime import timedelta

import pytest
from django.urls import reverse

from coaching.client_area.letter import letters_of
from coaching.meetings import actions, prepare
from coaching.meetings.models import SessionAction
from coaching.people import breaks
from coaching.people.due_words import due_words
from tests.worlds import booking_of


def agreed(booking, now):
    return prepare.context(booking, booking.coach.user, now, "UTC")["agreed"]


@pytest.fixture
def action(sent, day):
    sent(shared="Well", action_0=("Write to Ruth", day(3)))
    return SessionAction.objects.get()


def test_ticked_twice_is_done_once(action, clara, now):
    actions.tick(action=action, now=now)
    again = actions.tick(action=action, now=now + timedelta(days=1))
    assert (again.done_at, clara.timeline.filter(kind=actions.KIND).count()) == (now, 1)


def test_unticked_nothing_says_that_it_was_done(action, clara, now):
    actions.tick(action=action, now=now)
    again = actions.untick(action=action, now=now)
    assert (again.done_at, again.done_on, clara.timeline.filter(kind=actions.KIND).count()) == (None, None, 0)


def test_it_comes_first_on_the_home_and_is_ticked_there(signed_in, clara, action):
    browser = signed_in(clara)
    assert browser.get("/me/").context["first"].text == "Write to Ruth"
    done = browser.post(reverse("meetings:tick", args=[action.pk]), {"next": "/me/"}, follow=True)
    assert (done.redirect_chain, done.context["first"] and done.context["first"].text == "Write to Ruth") == (
        [("/me/", 302)],
        False,
    )
    assert reverse("meetings:untick", args=[action.pk]) in done.content.decode()
    browser.post(reverse("meetings:untick", args=[action.pk]), {"next": "/me/"})
    assert browser.get("/me/").context["first"].text == "Write to Ruth"


@pytest.mark.parametrize("way", ["tick", "untick"])
def test_one_that_is_gone_is_said_kindly(signed_in, clara, action, sent, day, way):
    sent(action_0=("Update the resume", day(5)))
    answer = signed_in(clara).post(reverse(f"meetings:{way}", args=[action.pk]), {"next": "/me/"})
    assert (answer.status_code, "on your list anymore" in answer.content.decode()) == (404, True)


def test_what_is_late_is_said_kindly(action, clara, now):
    assert "Whenever you get to it is fine" in due_words(action.due_on, clara, now + timedelta(days=9))
    assert due_words(action.due_on, clara, now + timedelta(days=3)) == "for today"


def test_another_client_ticks_nothing(signed_in, mallory, action):
    assert signed_in(mallory).post(reverse("meetings:tick", args=[action.pk])).status_code == 404
    assert SessionAction.objects.get().done_at is None


def test_the_weekly_email_begins_with_it(action, clara, now):
    first = letters_of([clara], now)[clara.pk].steps[0]
    assert (first.text, first.idea.startswith("for ")) == ("Write to Ruth", True)


def test_a_quiet_week_asks_for_nothing(signed_in, clara, action, over):
    breaks.quiet_week(client=clara)
    browser = signed_in(clara)
    assert browser.get("/me/").context["first"] is None
    assert "for " + f"{action.due_on:%A}" not in browser.get(reverse("meetings:session", args=[over.pk])).content.decode()


def test_the_next_preparation_opens_with_it(action, clara, now):
    after = booking_of(clara, start=now + timedelta(days=6))
    assert [(each.text, each.done_on) for each in agreed(after, now)] == [("Write to Ruth", None)]
    actions.tick(action=action, now=now)
    assert [each.done_on is not None for each in agreed(after, now)] == [True]


def test_done_ones_of_earlier_sessions_are_gone_and_open_ones_stay(clara, now, sent, day):
    first, second, third = (booking_of(clara, start=now - timedelta(days=days)) for days in (20, 10, 2))
    sent(booking=first, action_0=("Old and done", day(1)), action_1=("Old and open", day(1)))
    sent(booking=second, action_0=("New and done", day(1)))
    for words in ("Old and done", "New and done"):
        actions.tick(action=SessionAction.objects.get(text=words), now=now)
    assert [each.text for each in agreed(third, now)] == [
        "New and done",
        "Old and open",
    ]
