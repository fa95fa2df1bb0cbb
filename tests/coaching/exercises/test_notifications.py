from datetime import timedelta

import pytest
from django.utils import timezone

from coaching.exercises.assignments import assign, unassign
from coaching.exercises.models import Assignment
from coaching.exercises.notifications import WAIT, tell_of_new
from coaching.people.models import Break, Preferences
from tests import factories
from tests.worlds import exercise_with_a_question

LATER = timedelta(minutes=1) + WAIT


@pytest.fixture
def now():
    return timezone.now()


def give(*clients, now, **more):
    return assign(exercise=exercise_with_a_question()[0], clients=clients, by=clients[0].coach.user, now=now, **more)


def test_two_new_exercises_are_one_mail(clara, now, mailoutbox):
    give(clara, now=now)
    give(clara, now=now)
    tell_of_new(now + LATER)
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [([clara.email], "2 exercises are ready for you")]
    assert mailoutbox[0].body.count("• Prepare") == 2


def test_nobody_is_told_twice(clara, now, mailoutbox):
    give(clara, now=now)
    for minutes in range(3):
        tell_of_new(now + LATER + timedelta(minutes=minutes))
    assert len(mailoutbox) == 1


def test_a_slip_that_was_taken_back_is_told_to_nobody(clara, now, mailoutbox):
    unassign(assignment=give(clara, now=now)[0])
    tell_of_new(now + LATER)
    assert mailoutbox == []


def test_nothing_is_told_within_five_minutes(clara, now, mailoutbox):
    give(clara, now=now)
    tell_of_new(now + WAIT - timedelta(seconds=1))
    assert mailoutbox == []


def test_what_opens_later_is_told_later(clara, now, mailoutbox):
    give(clara, now=now, opens="on_date", on_date=now.date() + timedelta(days=9))
    tell_of_new(now + LATER)
    assert mailoutbox == []


def test_whoever_wants_the_weekly_mail_is_left_to_it(clara, now, mailoutbox):
    Preferences.objects.update_or_create(client=clara, defaults={"telling": "digest"})
    give(clara, now=now)
    tell_of_new(now + LATER)
    assert (mailoutbox, Assignment.objects.get().told_at) == ([], None)


def test_nobody_is_told_during_a_break_but_after_it(clara, now, mailoutbox):
    day = timezone.localdate(now)
    Break.objects.create(client=clara, kind="pause", first_day=day - timedelta(days=1), last_day=day + timedelta(days=1))
    give(clara, now=now)
    tell_of_new(now + LATER)
    assert mailoutbox == []
    tell_of_new(now + timedelta(days=4))
    assert len(mailoutbox) == 1


def test_a_client_without_an_account_hears_nothing_yet(coach, now, mailoutbox):
    give(factories.client(coach=coach, with_account=False), now=now)
    tell_of_new(now + LATER)
    assert mailoutbox == []
