from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.client_area import digest
from coaching.exercises.models import Review
from coaching.exercises.review import telling, thread
from coaching.exercises.review.reviewing import SECOND_THOUGHT, ReviewError, review, undo_review
from coaching.exercises.telling_news import tell_of_news
from coaching.mail.models import Message
from coaching.people.breaks import pause
from coaching.people.models import Client, Preferences
from tests.coaching.exercises.conftest import hand_in

NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)
LATER = NOW + SECOND_THOUGHT


@pytest.fixture
def given(assignment, coach):
    """A function that answers what was handed in, at NOW."""
    submission = hand_in(assignment, now=NOW - timedelta(days=1))
    return lambda: review(submission=submission, by=coach.user, outcome="good", comment="Well done", now=NOW)


def prefers(client, **chosen):
    Preferences.objects.update_or_create(client=client, defaults=chosen)


def said(now=LATER):
    found = Review.objects.get()
    with timezone.override("UTC"):
        return telling.of_review(found, now)


def test_an_email_that_waits_is_told_as_waiting(given):
    given()
    assert said(NOW) == "One email goes out ten minutes after your last word. Not opened yet."


def test_an_email_that_no_worker_sent_is_still_on_its_way(given):
    given()
    assert said(NOW + timedelta(minutes=21)) == "The email is still on its way. Not opened yet."


def test_an_email_that_is_out_is_told_with_its_day(given):
    given()
    tell_of_news(LATER)
    Message.objects.update(state="sent", sent_at=LATER)
    assert said() == "Emailed on November 24. Not opened yet."


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"state": "waiting", "attempts": 1}, "The email is still on its way. Not opened yet."),
        ({"state": "failed"}, "It's on their page; no email arrived. Not opened yet."),
    ],
)
def test_an_email_that_did_not_get_through_is_not_called_sent(given, fields, words):
    given()
    tell_of_news(LATER)
    Message.objects.update(**fields)
    assert said() == words


def test_whoever_looked_has_opened_it(given, assignment):
    given()
    thread.looked(assignment, now=NOW + timedelta(minutes=3))
    assert said() == "Opened on November 24."


def test_whoever_looked_at_the_version_has_opened_it(given, signed_in, clara, assignment):
    given()
    signed_in(clara).get(reverse("exercises:version", args=[assignment.pk, 1]))
    assert Review.objects.get().read_at is not None


def test_a_reader_of_the_weekly_email_gets_it_there(given, clara):
    prefers(clara, telling="digest")
    given()
    assert said() == "Goes with their weekly email. Not opened yet."


@pytest.mark.parametrize(
    ("is_out", "words"),
    [
        (True, "In their weekly email of December 1. Not opened yet."),
        (False, "The email is still on its way. Not opened yet."),
    ],
)
def test_what_the_weekly_email_told_is_said_once_it_is_out(given, clara, is_out, words):
    prefers(clara, telling="digest", next_digest_at=NOW + timedelta(days=7))
    given()
    digest.send_due(NOW + timedelta(days=7))
    Message.objects.update(state="sent" if is_out else "waiting")
    assert said(NOW + timedelta(days=8)) == words


def test_who_wants_no_email_finds_it_on_their_page(given, clara):
    prefers(clara, telling="digest", wants_digest=False)
    given()
    assert said() == "It's on their page; no email goes out. Not opened yet."


def test_a_break_keeps_the_email_back(given, clara):
    pause(client=clara, now=NOW)
    given()
    assert said() == "No email goes out during their break. Not opened yet."


@pytest.mark.parametrize(
    ("chosen", "review_words", "reply_words"),
    [
        ({}, "One email goes out ten minutes after your last word", "one email goes out ten minutes after your last word"),
        ({"telling": "digest"}, "It goes with their weekly email", "goes with their weekly email"),
        ({"telling": "digest", "wants_digest": False}, "no email goes out", "no email goes out"),
    ],
)
def test_what_was_sent_just_now_says_what_follows(clara, chosen, review_words, reply_words):
    prefers(clara, **chosen)
    assert review_words in telling.of_new_review(clara, NOW)
    assert reply_words in telling.of_new_reply(clara, NOW)


def test_a_former_client_gets_no_weekly_email(clara):
    prefers(clara, telling="digest")
    Client.objects.filter(pk=clara.pk).update(stage="alumni")
    clara.refresh_from_db()
    assert "no email goes out" in telling.of_new_reply(clara, NOW)


def test_what_is_too_late_to_undo_is_not_called_told(given):
    with pytest.raises(ReviewError, match="ten minutes for that are over"):
        undo_review(review=given(), now=LATER)


def test_the_list_says_what_is_so_of_those_that_can_be_undone(signed_in, coach, assignment):
    review(submission=hand_in(assignment), by=coach.user, outcome="good")
    page = signed_in(coach).get(reverse("exercises_admin:queue")).content.decode()
    assert "No email has gone out about these, and they haven't been opened" in page


def test_undoing_says_what_is_so(signed_in, coach, assignment):
    given = review(submission=hand_in(assignment), by=coach.user, outcome="good")
    page = signed_in(coach).post(reverse("exercises_admin:undo_review", args=[given.submission_id]), follow=True)
    assert "No email went out, and your client hadn&#x27;t opened it." in page.content.decode()
