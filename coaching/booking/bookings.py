"""The verbs of a booking. Each is one transaction that locks the coach first, so two never decide at once."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching import signals
from coaching.booking import mails
from coaching.booking.models import Booking
from coaching.booking.schedule import is_open, open_slots
from coaching.booking.slots import nearest
from coaching.people.models import Client, Coach
from coaching.people.timeline import record

LOOK_AHEAD = timedelta(days=21)


class BookingError(Exception):
    """What was asked of a booking can't be done; the message is a sentence for whoever asked."""


class SlotTaken(BookingError):
    """Someone else has the time, or it is no longer offered. `nearest` holds up to three free times (UTC) close by."""

    def __init__(self, nearest_free):
        super().__init__(_("This time has just been taken. Your answers are kept: please choose another time."))
        self.nearest = nearest_free


def book(*, appointment_type, start, guest, now=None, client=None, answers=(), plain_title=False, source=""):
    """Books `start` (aware) and mails the invitation.

    `guest` is a mapping with name, email, zone and, if known, phone. Without `client` a new prospect is made: an
    unverified address never joins someone known. Raises SlotTaken.
    """
    now = now or timezone.now()
    try:
        with transaction.atomic():
            _lock(appointment_type.coach_id)
            if not is_open(appointment_type, at=start, now=now):
                raise SlotTaken([])
            client = client or _prospect(appointment_type.coach, guest, source)
            booking = _insert(appointment_type, start, guest, client, answers, plain_title, source)
            _announce(booking, signals.booking_made, "requested", _("Booked: %(title)s"), now)
            return booking
    except (SlotTaken, IntegrityError) as error:
        raise _taken(error, appointment_type, start, now) from error


def move(*, booking, start, now=None):
    """Moves a booking to `start` (aware); the old time is kept if the new one is gone. Raises SlotTaken, BookingError."""
    now = now or timezone.now()
    appointment_type = booking.appointment_type
    try:
        with transaction.atomic():
            _lock(booking.coach_id)
            booking = _standing(booking, now)
            if not is_open(appointment_type, at=start, now=now, moving=booking):
                raise SlotTaken([])
            old_start = booking.start
            _place(booking, start)
            booking.sequence += 1
            booking.save()
            _announce(booking, signals.booking_moved, "moved", _("Moved: %(title)s"), now, old_start=old_start)
            return booking
    except (SlotTaken, IntegrityError) as error:
        raise _taken(error, appointment_type, start, now, moving=booking) from error


@transaction.atomic
def cancel(*, booking, by, now=None):
    """Cancels a standing booking; `by` is "guest" or "coach". Raises BookingError when it is over or gone."""
    now = now or timezone.now()
    _lock(booking.coach_id)
    booking = _standing(booking, now, begun=by == "coach")
    booking.status, booking.cancelled_by = Booking.Status.CANCELLED, by
    booking.sequence += 1
    booking.save()
    _announce(booking, signals.booking_cancelled, "cancelled", _("Cancelled: %(title)s"), now, by=by)
    return booking


def mark_held(*, booking, now=None):
    """The session took place. Raises BookingError before it has begun or when it was cancelled."""
    return _mark(booking, Booking.Status.HELD, signals.booking_held, _("Held: %(title)s"), now)


def mark_no_show(*, booking, now=None):
    """The guest did not come. Raises BookingError before it has begun or when it was cancelled."""
    return _mark(booking, Booking.Status.NO_SHOW, signals.booking_missed, _("Did not come: %(title)s"), now)


def nearest_free(appointment_type, start, now, moving=None):
    """Up to three free times (UTC) closest to `start`, in time order."""
    window = {"start": start - LOOK_AHEAD, "end": start + LOOK_AHEAD}
    return nearest(open_slots(appointment_type, **window, now=now, moving=moving), start)


def _taken(error, *question, **options):
    """What to raise after a refusal: another broken rule of the database is a mistake of ours and stays one."""
    if isinstance(error, IntegrityError) and "no_overlap" not in str(error):
        return error
    return SlotTaken(nearest_free(*question, **options))


@transaction.atomic
def _mark(booking, status, signal, sentence, now):
    now = now or timezone.now()
    _lock(booking.coach_id)
    booking = _standing(booking, now, begun=True)
    if not booking.has_begun(now):
        raise BookingError(_("It has not begun yet. Mark it afterwards."))
    booking.status = status
    booking.save(update_fields=["status"])
    record(client=booking.client, kind=f"booking.{status}", text=sentence % {"title": booking.appointment_type.title}, at=now)
    signal.send(sender=Booking, booking=booking)
    return booking


def _lock(coach_id):
    Coach.objects.select_for_update().get(pk=coach_id)


def _standing(booking, now, begun=False):
    fresh = Booking.objects.with_details().get(pk=booking.pk)
    if not fresh.is_standing:
        raise BookingError(_("This booking is already %(status)s.") % {"status": fresh.get_status_display()})
    if fresh.has_begun(now) and not begun:
        raise BookingError(_("This time is over, so nothing can be changed any more."))
    return fresh


def _prospect(coach, guest, source):
    return Client.objects.create(
        coach=coach,
        name=guest["name"],
        email=guest["email"],
        phone=guest.get("phone", ""),
        timezone=guest["zone"],
        source=source,
    )


def _insert(appointment_type, start, guest, client, answers, plain_title, source):
    booking = Booking(
        coach=appointment_type.coach,
        appointment_type=appointment_type,
        client=client,
        guest_name=guest["name"],
        guest_email=guest["email"],
        guest_zone=guest["zone"],
        answers=list(answers),
        plain_title=plain_title,
        source=source,
    )
    _place(booking, start)
    booking.save(force_insert=True)
    return booking


def _place(booking, start):
    kind = booking.appointment_type
    booking.start, booking.end = start, start + timedelta(minutes=kind.duration)
    booking.blocked_start, booking.blocked_end = kind.blocked(start)


def _announce(booking, signal, what, sentence, now, **facts):
    text = sentence % {"title": booking.appointment_type.title}
    record(client=booking.client, kind=f"booking.{what}", text=text, at=now)
    mails.announce(booking, what)
    signal.send(sender=Booking, booking=booking, **facts)
