from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from coaching.booking import bookings, reminders
from coaching.mail import kinds
from coaching.signals import tick
from tests.coaching.booking import factories

GUEST, COACH = "pia@example.org", "dana-reyes@example.org"


@pytest.fixture
def far(call):
    """Booked a month ahead of whatever day it is, because a reminder looks at the clock before it is sent."""
    made = bookings.book(appointment_type=call, start=factories.free_times(call, days=30)[0], guest=factories.guest())
    mail.outbox.clear()
    return made


def remind_before(booking, *hours):
    for before in hours:
        tick.send(sender=None, now=booking.start - timedelta(hours=before))


def reminded(address=GUEST):
    """How many reminders this person got."""
    return len([message for message in mail.outbox if message.to == [address]])


def ask_for(booking, *minutes, **more):
    for name, value in {"reminders": list(minutes), **more}.items():
        setattr(booking.appointment_type, name, value)
    booking.appointment_type.save()


def test_reminders_go_out_a_day_and_an_hour_before(far):
    remind_before(far, 24.1)
    assert reminded() == 0
    remind_before(far, 24, 23, 12)
    assert reminded() == 1
    remind_before(far, 1, 0.5, -0.1)
    assert reminded() == 2


def test_reminders_go_out_when_the_coach_says(far):
    ask_for(far, 3 * 24 * 60, 120, 15)
    counts = []
    for hours in (72.1, 72, 24, 2.1, 2, 1, 0.26, 0.25):
        remind_before(far, hours)
        counts.append(reminded())
    assert counts == [0, 1, 1, 1, 2, 2, 2, 3]


def test_no_reminders_where_the_coach_wants_none(far):
    ask_for(far)
    remind_before(far, 24, 1, 0.1)
    assert mail.outbox == []


def test_the_coach_is_reminded_too_unless_switched_off(far):
    remind_before(far, 24)
    ask_for(far, 1440, 60, remind_coach=False)
    remind_before(far, 1)
    assert (reminded(GUEST), reminded(COACH)) == (2, 1)


def test_a_reminder_names_no_practice_in_its_subject(far):
    remind_before(far, 24)
    assert [message.subject for message in mail.outbox if "Career Coaching" in message.subject] == []


def test_after_a_pause_one_reminder_is_enough(far):
    remind_before(far, 0.5)
    assert reminded() == 1


def test_a_booking_made_at_short_notice_needs_no_reminder(far):
    far.arranged_at = far.start - timedelta(hours=20)
    far.save()
    remind_before(far, 19)
    assert mail.outbox == []
    remind_before(far, 1)
    assert reminded() == 1


@pytest.mark.parametrize(("before", "reminders"), [(24.5, 0), (25.9, 0), (26, 1)])
def test_no_reminder_goes_out_within_two_hours_of_the_confirmation(far, before, reminders):
    far.arranged_at = far.start - timedelta(hours=before)
    far.save()
    remind_before(far, 24)
    assert reminded() == reminders


def test_no_reminder_after_a_cancellation(far):
    bookings.cancel(booking=far, by="guest")
    mail.outbox.clear()
    remind_before(far, 24, 1)
    assert mail.outbox == []


def test_a_moved_booking_is_reminded_of_anew(far):
    remind_before(far, 24)
    moved = bookings.move(booking=far, start=far.start + timedelta(minutes=30), now=far.start - timedelta(hours=30))
    mail.outbox.clear()
    remind_before(moved, 24)
    assert reminded() == 1


def test_a_reminder_that_waited_looks_again(far):
    facts = {"booking": far.pk, "sequence": far.sequence}
    reminder = kinds.kind("booking.reminder")
    assert reminder.still_wanted(facts)
    bookings.cancel(booking=far, by="coach")
    assert not reminder.still_wanted(facts)


def test_a_confirmation_that_waited_past_a_move_is_dropped(far):
    facts = {"booking": far.pk, "sequence": 0}
    bookings.move(booking=far, start=far.start + timedelta(minutes=30))
    assert not kinds.kind("booking.requested").still_wanted(facts)


@pytest.mark.parametrize(
    "start",
    [
        datetime(2026, 3, 8, 17, 0, tzinfo=UTC),  # New York sprang forward ten hours before: 25 hours on its clock
        datetime(2026, 11, 1, 18, 0, tzinfo=UTC),  # and fell back
    ],
)
def test_a_day_before_is_24_hours_over_a_change_of_clocks(call, start):
    long_ago = start - timedelta(days=10)
    booking = factories.booking(appointment_type=call, start=start, arranged_at=long_ago)
    assert list(reminders._due(start - timedelta(hours=24, seconds=1))) == []
    assert list(reminders._due(start - timedelta(hours=24))) == [(booking, 1440)]


def test_reminders_cost_the_same_for_one_booking_and_many(call, coach):
    def queries(now):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            reminders.remind_due(now)
        return len(captured)

    start = timezone.now() + timedelta(days=40)
    factories.booking(appointment_type=call, start=start, arranged_at=timezone.now())
    now = start - timedelta(minutes=30)
    reminders.remind_due(now)
    once = queries(now)
    for number in range(3):
        other = factories.appointment_type(coach=coach, slug=f"other-{number}", reminders=[1440, 100 + number])
        at = start + timedelta(hours=1 + number)
        factories.booking(appointment_type=other, start=at, arranged_at=timezone.now())
    reminders.remind_due(now)
    assert (once, queries(now)) == (4, 4)
