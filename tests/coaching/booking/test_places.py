import re

import pytest
from django.core import mail

from coaching.booking import bookings, calendar, places
from coaching.booking.models import AppointmentType
from tests.coaching.booking import factories
from tests.coaching.booking.factories import NINE, NOW


def at(call, place, details="", **guest):
    """Pia's booking of a call that takes place there."""
    AppointmentType.objects.filter(pk=call.pk).update(place=place, place_details=details)
    call.refresh_from_db()
    return bookings.book(appointment_type=call, start=NINE, guest=factories.guest(**guest), now=NOW)


def test_each_booking_has_a_room_of_its_own(call):
    made = at(call, "video", "https://meet.example/dana-{code}")
    other = bookings.book(appointment_type=call, start=factories.NINE.replace(hour=16), guest=factories.guest(), now=NOW)
    rooms = [places.call_link(each) for each in (made, other)]
    assert [bool(re.fullmatch(r"https://meet\.example/dana-[a-z2-7]{12}", each)) for each in rooms] == [True, True]
    assert len(set(rooms)) == 2


def test_a_booking_that_moves_keeps_its_room(call):
    made = at(call, "video", "https://meet.example/dana-{code}")
    moved = bookings.move(booking=made, start=NINE.replace(hour=16), now=NOW)
    assert places.call_link(moved) == places.call_link(made)


def test_the_room_is_in_both_mails_and_in_the_invitation(call):
    made = at(call, "video", "https://meet.example/dana-{code}")
    room = places.call_link(made)
    assert [room in message.body for message in mail.outbox] == [True, True]
    assert room in calendar.file_for_guest(made).replace("\r\n ", "")


def test_what_is_no_link_is_no_room(call):
    made = at(call, "address", "5 Main Street")
    assert (places.call_link(made), places.where(made)) == ("", "in person: 5 Main Street")


@pytest.mark.parametrize(
    ("details", "phone", "to_guest", "to_coach"),
    [
        ("", "+49 30 1234", "phone: Dana Reyes calls you at +49 30 1234", "phone: you call Pia Berg at +49 30 1234"),
        ("+1 555 0100", "", "phone: you call Dana Reyes at +1 555 0100", "phone: Pia Berg calls you at +1 555 0100"),
        (
            "",
            "",
            "phone: Dana Reyes calls you. We have no number of yours yet: please reply with it.",
            "phone: you call Pia Berg, whose number isn't known yet",
        ),
    ],
    ids=["the coach calls", "the guest calls", "no number yet"],
)
def test_mails_and_invitation_say_who_calls_whom(call, details, phone, to_guest, to_coach):
    made = at(call, "phone", details, phone=phone)
    guests, coachs = sorted(mail.outbox, key=lambda each: each.to != [made.guest_email])
    assert (to_guest.capitalize()[:5] + to_guest[5:] in guests.body, to_coach in coachs.body) == (True, True)
    assert (places.where(made), places.where(made, for_coach=True)) == (to_guest, to_coach)


def test_a_plain_title_keeps_the_number_out_of_the_calendar(call):
    made = at(call, "phone", phone="+49 30 1234")
    made.plain_title = True
    assert calendar.place(made) == "phone"


def test_the_coachs_feed_has_nobodys_number(call):
    assert places.in_feed(at(call, "phone", phone="+49 30 1234")) == "phone"
