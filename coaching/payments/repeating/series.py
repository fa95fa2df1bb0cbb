"""Books several sessions for a client, each by the booking verb, as far as they can be had."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from coaching.booking import mails as booking_mails
from coaching.booking.bookings import BookingError
from coaching.booking.models import AppointmentType, Booking
from coaching.payments.account import lots, sessions
from coaching.payments.repeating import mails
from coaching.people.models import Client


@dataclass
class Outcome:
    """What came of it: (start, why not) of those that could not be had."""

    booked: list[Booking] = field(default_factory=list)
    known: list[Booking] = field(default_factory=list)
    refused: list[tuple[datetime, BookingError]] = field(default_factory=list)


@transaction.atomic
def book_all(*, client: Client, appointment_type: AppointmentType, starts: Iterable[datetime], now: datetime) -> Outcome:
    """Books each of the `starts` (aware) that is free, whatever the coach's hours say, and reserves a session for it.

    A single one has its invitation; of more, one email with all of them goes to client and coach. What this client has already
    is left as it is, so that it may be pressed twice.
    """
    client, outcome = lots.locked(client), Outcome()
    mine = client.bookings.filter(appointment_type=appointment_type, status=Booking.Status.BOOKED)
    for start in sorted(set(starts)):
        if known := mine.filter(start=start).first():
            outcome.known.append(known)
            continue
        try:
            outcome.booked.append(
                sessions.book_session(
                    client=client, appointment_type=appointment_type, start=start, now=now, any_time=True, tell=False
                )
            )
        except BookingError as error:
            outcome.refused.append((start, error))
    _tell(client, outcome.booked, now)
    return outcome


def _tell(client: Client, booked: list[Booking], now: datetime) -> None:
    if len(booked) == 1:
        booking_mails.announce(booked[0], "requested", now)
    elif booked:
        mails.tell(client, booked)
