"""What a guest reads after the time is over: thanks, or a kind word after a no-show."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from coaching.booking import bookings
from coaching.booking.models import Booking
from coaching.mail.models import Message
from coaching.mail.outbox import deliver_due
from tests.coaching.booking import factories

LATER = timedelta(minutes=10)


@pytest.fixture
def over(call):
    """A call that has just ended."""
    return factories.booking(appointment_type=call, start=timezone.now() - timedelta(hours=1))


@pytest.fixture
def at(monkeypatch):
    """`at(minutes)`: the worker's tick, so many minutes from now."""
    clock = timezone.now

    def tick(minutes):
        monkeypatch.setattr(timezone, "now", lambda: clock() + timedelta(minutes=minutes))
        deliver_due(timezone.now())
        monkeypatch.setattr(timezone, "now", clock)

    return tick


def mark_again(booking, status):
    """What the correction of a wrong click comes down to."""
    booking.status = Booking.Status.BOOKED
    booking.save()
    return getattr(bookings, f"mark_{status}")(booking=booking)


def subjects():
    return [message.subject for message in mail.outbox]


def test_thanks_go_out_ten_minutes_after_held(over, at):
    bookings.mark_held(booking=over)
    at(9)
    assert subjects() == []
    at(11)
    assert subjects() == ["Thank you for your time, Pia"]
    assert mail.outbox[0].reply_to == [over.coach.email]


@pytest.mark.parametrize("mark", [bookings.mark_held, bookings.mark_no_show])
def test_nobody_who_has_left_is_written_to(over, mark):
    type(over.client).objects.filter(pk=over.client_id).update(leaves_at=timezone.now())
    mark(booking=Booking.objects.get())
    assert not Message.objects.filter(to=over.guest_email).exists()


def test_no_thanks_for_what_takes_a_session(over, at):
    over.appointment_type.takes_credit = True
    over.appointment_type.save()
    bookings.mark_held(booking=over)
    at(30)
    assert subjects() == []


def test_after_a_no_show_one_kind_mail_has_a_new_link(over, at):
    bookings.mark_no_show(booking=over)
    at(11)
    at(40)
    assert subjects() == ["We missed each other"]
    assert over.appointment_type.get_absolute_url() in mail.outbox[0].body


def test_a_wrong_click_put_right_in_time_sends_only_the_right_mail(over, at):
    bookings.mark_no_show(booking=over)
    mark_again(over, "held")
    at(11)
    assert subjects() == ["Thank you for your time, Pia"]


def test_a_mail_dropped_after_a_wrong_click_still_goes_out_when_it_is_right_after_all(over, at):
    bookings.mark_no_show(booking=over)
    mark_again(over, "held")
    at(11)
    mark_again(over, "no_show")
    at(22)
    assert subjects() == ["Thank you for your time, Pia", "We missed each other"]


def test_one_kind_mail_whatever_is_clicked(over, at):
    for status in ("no_show", "held", "no_show"):
        mark_again(over, status)
        at(11)
    assert subjects().count("We missed each other") == 1
    assert Message.objects.filter(kind="booking.missed").count() == 1
