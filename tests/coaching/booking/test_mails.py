from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.core import mail
from django.utils import timezone
from icalendar import Calendar

from coaching.booking import bookings
from coaching.booking.schedule import Availability
from coaching.mail import kinds
from coaching.signals import tick
from tests.coaching.booking import factories
from tests.coaching.booking.factories import NINE, NOW

GUEST, COACH = "pia@example.org", "dana-reyes@example.org"


def book(call, start=NINE, now=NOW, **more):
    return bookings.book(appointment_type=call, start=start, guest=factories.guest(), now=now, **more)


def to(address):
    return [message for message in mail.outbox if message.to == [address]]


def calendar_part(message):
    """(method of the MIME type, the calendar) as a mail program finds them."""
    parsed = message_from_bytes(message.message().as_bytes(), policy=policy.default)
    part = next(part for part in parsed.walk() if part.get_content_type() == "text/calendar")
    return part.get_param("method"), Calendar.from_ical(part.get_content())


def event_of(message):
    return calendar_part(message)[1].events[0]


def test_guest_and_coach_are_told(call):
    book(call)
    assert sorted(message.to[0] for message in mail.outbox) == [COACH, GUEST]


def test_the_guest_reads_the_own_time_and_the_coachs_beside_it(call):
    book(call)
    (message,) = to(GUEST)
    assert "Tuesday, March 3, 2026, 3 p.m. Berlin time (CET)" in message.body
    assert "Tuesday, March 3, 2026, 9 a.m. New York time (EST)" in message.body


def test_replies_reach_the_other_one(call):
    book(call)
    assert (to(GUEST)[0].reply_to, to(COACH)[0].reply_to) == ([COACH], [GUEST])


def test_the_invitation_is_a_request_in_utc(call):
    made = book(call)
    method, calendar = calendar_part(to(GUEST)[0])
    event = calendar.events[0]
    assert (method, calendar["method"]) == ("REQUEST", "REQUEST")
    assert event["dtstart"].to_ical() == b"20260303T140000Z"
    assert event["dtend"].to_ical() == b"20260303T143000Z"
    assert (event["uid"], event["sequence"], event["status"]) == (f"{made.uid}@booking", 0, "CONFIRMED")
    assert (event["organizer"], event["attendee"]) == (f"mailto:{COACH}", f"mailto:{GUEST}")
    assert "Berlin time" in event["description"]
    assert "New York time" in event["description"]


def test_the_coachs_invitation_has_another_organizer(call):
    book(call)
    event = event_of(to(COACH)[0])
    assert event["organizer"] == "mailto:hello@advantedge.example"
    assert (event["attendee"], event["summary"]) == (f"mailto:{COACH}", "Pia Berg · Free consultation")


def test_a_plain_title_names_neither_practice_nor_coaching(call):
    book(call, plain_title=True)
    event = event_of(to(GUEST)[0])
    assert event["summary"] == "Call with Dana Reyes"
    assert "AdvantEdge" not in str(event.to_ical())
    assert "consultation" not in str(event.to_ical())


def test_a_move_updates_the_same_event(call):
    made = book(call)
    bookings.move(booking=made, start=NINE + timedelta(hours=1), now=NOW)
    first, second = (event_of(message) for message in to(GUEST))
    assert first["uid"] == second["uid"]
    assert (first["sequence"], second["sequence"]) == (0, 1)
    assert second["dtstart"].dt == NINE + timedelta(hours=1)


def test_a_cancellation_takes_it_out_of_the_calendar(call):
    bookings.cancel(booking=book(call), by="guest", now=NOW)
    method, calendar = calendar_part(to(GUEST)[-1])
    event = calendar.events[0]
    assert (method, calendar["method"], event["status"], event["sequence"]) == ("CANCEL", "CANCEL", "CANCELLED", 1)
    assert event.alarms.times == []


@pytest.fixture
def far(call):
    """Booked a month ahead of whatever day it is, because a reminder looks at the clock before it is sent."""
    now = timezone.now()
    start = next(found for found in Availability(call, now=now).open_slots(now + timedelta(days=30), now + timedelta(days=40)))
    made = book(call, start, now)
    mail.outbox.clear()
    return made


def remind_before(booking, *hours):
    for before in hours:
        tick.send(sender=None, now=booking.start - timedelta(hours=before))


def test_reminders_go_out_a_day_and_an_hour_before(far):
    remind_before(far, 24.1)
    assert len(mail.outbox) == 0
    remind_before(far, 24, 23, 12)
    assert len(mail.outbox) == 1
    remind_before(far, 1, 0.5, -0.1)
    assert [message.to for message in mail.outbox] == [[GUEST], [GUEST]]


def test_a_reminder_names_no_practice_in_its_subject(far):
    remind_before(far, 24)
    assert "AdvantEdge" not in mail.outbox[0].subject


def test_after_a_pause_one_reminder_is_enough(far):
    remind_before(far, 0.5)
    assert len(mail.outbox) == 1


def test_a_booking_made_at_short_notice_needs_no_reminder(far):
    far.arranged_at = far.start - timedelta(hours=20)
    far.save()
    remind_before(far, 19)
    assert len(mail.outbox) == 0


def test_no_reminder_after_a_cancellation(far):
    bookings.cancel(booking=far, by="guest")
    mail.outbox.clear()
    remind_before(far, 24, 1)
    assert len(mail.outbox) == 0


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
