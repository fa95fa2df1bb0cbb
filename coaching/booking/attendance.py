"""What a coach says about a booking whose time has passed: held, or not. A wrong mark is corrected, credits and all."""

from datetime import datetime

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching import signals
from coaching.booking import history, locking
from coaching.booking.locking import BookingError
from coaching.booking.models import Booking

Status = Booking.Status
SIGNALS: dict[str, Signal] = {Status.HELD: signals.booking_held, Status.NO_SHOW: signals.booking_missed}


def mark_held(*, booking: Booking, now: datetime | None = None) -> Booking:
    """The session took place. Raises BookingError before it has begun or when it is closed already."""
    return _close(booking, Status.HELD, now)


def mark_no_show(*, booking: Booking, now: datetime | None = None) -> Booking:
    """The guest did not come. Raises BookingError before it has begun or when it is closed already."""
    return _close(booking, Status.NO_SHOW, now)


@transaction.atomic
def undo(*, booking: Booking, was: str, now: datetime | None = None) -> Booking:
    """Takes a mark back: the booking is again what it `was` before it, “held” or “did not come” or open. Raises BookingError."""
    if was in SIGNALS:
        return mark(booking=booking, status=was, now=now)
    return reopen(booking=booking, now=now)


@transaction.atomic
def reopen(*, booking: Booking, now: datetime | None = None) -> Booking:
    """Undoes “held” or “did not come”. Raises BookingError when neither was said."""
    locking.lock(coach_id=booking.coach_id, client=booking.client)
    booking = Booking.objects.with_details().get(pk=booking.pk)
    if booking.status not in SIGNALS:
        raise BookingError(_("Nothing was changed: this booking has no mark to undo."))
    booking.status = Status.BOOKED
    _save(booking, "reopened", signals.booking_reopened, now)
    return booking


@transaction.atomic
def mark(*, booking: Booking, status: str, now: datetime | None = None) -> Booking:
    """Marks as held or not, in place of a mark that was wrong if there is one. Raises BookingError."""
    current = Booking.objects.get(pk=booking.pk).status
    if current in SIGNALS and current != status:
        reopen(booking=booking, now=now)
    return _close(booking, Status(status), now)


@transaction.atomic
def _close(booking: Booking, status: str, now: datetime | None) -> Booking:
    now = now or timezone.now()
    locking.lock(coach_id=booking.coach_id, client=booking.client)
    booking = locking.reload_active(booking, now, begun=True)
    if not booking.has_begun(now):
        raise BookingError(_("It hasn't begun yet. Mark it once it has."))
    booking.status = status
    _save(booking, status, SIGNALS[status], now)
    return booking


def _save(booking: Booking, what: str, signal: Signal, now: datetime | None) -> None:
    now = now or timezone.now()
    booking.save(update_fields=["status"])
    history.note(booking, what, now)
    signal.send(sender=Booking, booking=booking, at=now)
