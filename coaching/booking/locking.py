"""What stands between two people who want the same time: the lock, the second look, and what the loser is told.

Locks are always taken in one order, client, coach, so that no two transactions wait for each other. The database has the
last word (no_overlap.py).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from coaching.booking.engine.schedule import Availability
from coaching.booking.models import AppointmentType, Booking
from coaching.people import entries
from coaching.people.models import Client, Coach

LOOK_AROUND = timedelta(days=21)


class BookingError(Exception):
    """What was asked of a booking can't be done; the message is a sentence for the person who asked."""


class SlotTaken(BookingError):
    """Someone else has the time, or it is no longer offered. `nearest` holds up to three free times (UTC) close by."""

    def __init__(self, nearest: Iterable[datetime] = ()) -> None:
        super().__init__(_("This time has just been taken. Your answers are kept: please choose another time."))
        self.nearest = list(nearest)


class FormUsed(BookingError):
    """The form was sent before, and has led to a booking."""

    def __init__(self) -> None:
        super().__init__(_("This form has already been sent."))


class HasOne(BookingError):
    """The client already has one of that kind coming up, and nobody has said that it should be one more."""

    def __init__(self) -> None:
        super().__init__(_("You already have a time. Move it, or say that you want one more."))


@contextmanager
def slot_or_nearest(
    appointment_type: AppointmentType, start: datetime, now: datetime, moving: Booking | None = None
) -> Iterator[None]:
    """One transaction; a time that turns out to be gone undoes it and becomes a SlotTaken with the nearest free ones."""
    try:
        with transaction.atomic():
            yield
    except (SlotTaken, IntegrityError) as error:
        if isinstance(error, IntegrityError) and "form_key" in str(error):
            raise FormUsed from error
        if isinstance(error, IntegrityError) and "no_overlap" not in str(error):
            raise  # another broken rule of the database is a mistake of ours
        free = Availability(appointment_type, now=now, moving=moving).nearest(start, LOOK_AROUND)
        raise SlotTaken(free) from error


def lock(*, coach_id: int, client: Client | None = None) -> Client | None:
    """Holds everyone else off this client and this coach's calendar until the transaction ends. Returns the client as they are
    by now."""
    found = entries.locked(client) if client else None
    Coach.objects.select_for_update(no_key=True).get(pk=coach_id)
    return found


def refuse_one_more(appointment_type: AppointmentType, client: Client | None, now: datetime) -> None:
    """Raises HasOne when this client has such a time coming up. Only worth something under the lock."""
    if client and client.bookings.filter(appointment_type=appointment_type, status=Booking.Status.BOOKED, start__gt=now).exists():
        raise HasOne


def refuse_who_leaves(client: Client | None, start: datetime, now: datetime) -> None:
    """Raises BookingError where the client is gone by `start` (aware): nothing is reserved or mailed for them then."""
    if words := why_gone(client, start, now):
        raise BookingError(words)


def why_gone(client: Client | None, start: datetime, now: datetime) -> str:
    """The sentence for a time at which the client is gone, or ""."""
    if client is None:
        return ""
    if client.has_left(now):
        return _("The account of %(name)s is being deleted, so nothing can be booked for them.") % {"name": client.name}
    if client.leaves_at and client.leaves_at <= start:
        day = date_format(localtime(client.leaves_at), "F j")
        return _("The account is deleted on %(day)s. Choose a time before that.") % {"day": day}
    return ""


def look_again(
    appointment_type: AppointmentType, start: datetime, now: datetime, moving: Booking | None = None, any_time: bool = False
) -> None:
    """Raises SlotTaken unless `start` is free now, caps included. Only worth something under the lock.

    With `any_time` only the past is refused here; that nothing overlaps is up to the database.
    """
    if any_time:
        if start <= now:
            raise BookingError(_("This time has passed. Choose one in the future."))
    elif not Availability(appointment_type, now=now, moving=moving).is_open(start):
        raise SlotTaken


def reload_active(booking: Booking, now: datetime, *, begun: bool = False) -> Booking:
    """The booking as it is in the database; raises BookingError when it is closed, or over unless `begun` allows that."""
    fresh = Booking.objects.with_details().get(pk=booking.pk)
    if not fresh.is_active:
        words = {"status": fresh.get_status_display()}
        raise BookingError(_("Nothing was changed: this booking is already marked as “%(status)s”.") % words)
    if fresh.has_begun(now) and not begun:
        raise BookingError(_("This time has passed, so nothing can be changed."))
    return fresh
