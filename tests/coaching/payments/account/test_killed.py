"""What happens to an account without money: killed at each step, it ends the same."""

from datetime import timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from coaching.booking import bookings
from coaching.payments.account import ending, extensions, grants, sessions
from coaching.payments.models import Lot
from coaching.practice.days import today
from tests.coaching.payments.factories import free_time, give
from tests.coaching.payments.killing import Killing

pytestmark = pytest.mark.django_db


def day(client, days):
    return today(timezone.now(), client.timezone) + timedelta(days=days)


@pytest.fixture
def two_lots(clara):
    """Three sessions until in ten days, and two until in twenty."""
    return give(clara, 3, day(clara, 10)).lot, give(clara, 2, day(clara, 20)).lot


@pytest.mark.usefixtures("two_lots")
def test_the_last_day_of_two_lots_passes(stripe):
    later = timezone.now() + timedelta(days=30)
    found = Killing(stripe, lambda: ending.close_due(later)).everywhere()
    assert found == ([], [("expired", -2), ("expired", -3)])


def test_a_word_before_the_last_day(stripe, two_lots, clara):
    Lot.objects.update(created_at=timezone.now() - timedelta(days=60))
    morning = timezone.now().astimezone(ZoneInfo(clara.timezone)).replace(hour=9)
    found = Killing(stripe, lambda: ending.warn_due(morning)).everywhere()
    assert found == (["payments.ending", "payments.ending"], [])


def test_more_time_for_a_lot_that_has_ended(stripe, two_lots, clara, coach):
    until = day(clara, 60)
    ending.close_due(timezone.now() + timedelta(days=30))
    extensions.ask(client=clara, lot=two_lots[0])

    def act():
        extensions.extend(lot=two_lots[0], until=until, reason="Ill", by=coach.user)

    assert Killing(stripe, act).everywhere() == (["payments.extended"], [("extended", 3)])


@pytest.mark.usefixtures("two_lots")
def test_the_coach_takes_sessions_of_two_lots(stripe, clara, coach):
    asked = {"client": clara, "sessions": 4, "reason": "Counted twice", "by": coach.user, "key": uuid4()}
    found = Killing(stripe, lambda: grants.take(**asked)).everywhere()
    assert found == ([], [("adjusted", -1), ("adjusted", -3)])


def test_a_late_cancellation_is_forgiven(stripe, one_left, session_type, coach):
    start = free_time(session_type)
    booking = sessions.book_session(client=one_left, appointment_type=session_type, start=start)
    bookings.cancel(booking=booking, by="guest", now=start - timedelta(hours=1))
    found = Killing(stripe, lambda: sessions.forgive(booking=booking, by=coach.user)).everywhere()
    assert found == (["payments.forgiven"], [("released", 1)])
