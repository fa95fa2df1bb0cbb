"""The verbs of a booking. Each is one transaction that locks before it looks, so two never decide at once."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching import signals
from coaching.booking import history, locking, mails
from coaching.booking.attendance import mark, mark_held, mark_no_show, reopen
from coaching.booking.effects import NOTHING, Change, Effect, effect_of
from coaching.booking.locking import BookingError, FormUsed, HasOne, SlotTaken
from coaching.booking.models import AppointmentType, Booking
from coaching.people.models import Client, Coach

__all__ = [
    "BookingError",
    "FormUsed",
    "HasOne",
    "SlotTaken",
    "book",
    "cancel",
    "correct_address",
    "mark",
    "mark_held",
    "mark_no_show",
    "move",
    "reopen",
]


def book(
    *,
    appointment_type: AppointmentType,
    start: datetime,
    guest: Mapping[str, Any] | None = None,
    now: datetime | None = None,
    client: Client | None = None,
    answers: Iterable[Mapping[str, str]] = (),
    plain_title: bool = False,
    source: str = "",
    form_key: str | None = None,
    credit_ok: bool = False,
    any_time: bool = False,
    one_more: bool = True,
    tell: bool = True,
) -> Booking:
    """Books `start` (aware) and mails the invitation, unless the caller does (`tell`).

    `guest` is a mapping with name, email, zone and, if known, phone, clock24 and, of whoever books for them, booker_name and
    booker_email; a `client` is their own guest. Without `client` a new prospect is made: an unverified address never joins
    someone known. One `form_key` books once. Only who looks after the credits passes `credit_ok`.
    A coach may take `any_time` to come, whatever hours, notice and caps say; only another booking stands in the way then.
    Unless `one_more` is wanted, a client who has one of that kind coming up is refused.
    Raises SlotTaken, FormUsed, HasOne, BookingError.
    """
    now = now or timezone.now()
    _refuse(appointment_type, client, credit_ok)
    guest = guest or _as_guest(client)
    with locking.slot_or_nearest(appointment_type, start, now):
        client = locking.lock(coach_id=appointment_type.coach_id, client=client)
        locking.refuse_who_leaves(client, start, now)
        _keep_number(client, guest)
        if not one_more:
            locking.refuse_one_more(appointment_type, client, now)
        locking.look_again(appointment_type, start, now, any_time=any_time)
        booking = Booking(
            coach=appointment_type.coach,
            appointment_type=appointment_type,
            answers=list(answers),
            plain_title=plain_title,
            client=client or _prospect(appointment_type.coach, guest, source),
            source=source,
            guest_name=guest["name"],
            guest_email=guest["email"],
            guest_zone=guest["zone"],
            guest_clock24=guest.get("clock24", False),
            booker_name=guest.get("booker_name", ""),
            booker_email=guest.get("booker_email", ""),
            form_key=form_key or None,
        )
        _place(booking, start, now)
        booking.save(force_insert=True)
        _announce(booking, signals.booking_made, "requested", now, tell=tell)
    return booking


def move(
    *,
    booking: Booking,
    start: datetime,
    now: datetime | None = None,
    any_time: bool = False,
    by: str = "guest",
    zone: str = "",
) -> Booking:
    """Moves a booking to `start` (aware); the old time is kept if the new one is gone. Raises SlotTaken, BookingError.

    Moved to the time that it has, it stays as it is. `by` is "guest" or "coach"; `any_time` is for the coach, as in `book`. The
    guest goes on being told in the `zone` (IANA name) in which they chose the new time.
    """
    now = now or timezone.now()
    with locking.slot_or_nearest(booking.appointment_type, start, now, moving=booking):
        client = locking.lock(coach_id=booking.coach_id, client=booking.client)
        booking = locking.reload_active(booking, now)
        locking.refuse_who_leaves(client, start, now)
        if start == booking.start:  # pressed twice
            return booking
        locking.look_again(booking.appointment_type, start, now, moving=booking, any_time=any_time)
        old_start, effect = booking.start, effect_of(booking, Change("moved", now, by, start))
        _place(booking, start, now)
        booking.sequence += 1
        booking.guest_zone = zone or booking.guest_zone
        booking.save()
        _announce(booking, signals.booking_moved, "moved", now, effect, old_start=old_start, by=by, at=now)
    return booking


@transaction.atomic
def cancel(
    *,
    booking: Booking,
    by: str,
    word: str = "",
    now: datetime | None = None,
    for_good: bool = False,
    tell_guest: bool = True,
) -> Booking:
    """Cancels a booking; `by` is "guest" or "coach", whose `word` the guest reads with it. `for_good` is as in `effects.Change`.
    `tell_guest` is False where another email says it, with the calendar's news.

    Raises BookingError when it is closed or, for a guest, over.
    """
    now = now or timezone.now()
    locking.lock(coach_id=booking.coach_id, client=booking.client)
    booking = locking.reload_active(booking, now, begun=by == "coach")
    effect = effect_of(booking, Change("canceled", now, by, for_good=for_good))
    booking.status, booking.canceled_by, booking.cancel_word = Booking.Status.CANCELED, by, word
    booking.sequence += 1
    booking.save()
    _announce(booking, signals.booking_canceled, "canceled", now, effect, tell_guest=tell_guest, by=by, at=now)
    return booking


@transaction.atomic
def correct_address(*, booking: Booking, email: str, now: datetime | None = None) -> Booking:
    """Sends the invitation to another address of the guest; links in the mail to the wrong one die. Raises BookingError.

    Corrected to the address that it has, the booking stays as it is and nothing is sent.
    """
    now = now or timezone.now()
    found = locking.lock(coach_id=booking.coach_id, client=booking.client)
    booking = locking.reload_active(booking, now)
    locking.refuse_who_leaves(found, booking.start, now)
    if email == booking.guest_email:
        return booking
    client = booking.client
    if client.is_prospect and client.email == booking.guest_email:
        client.email = email
        client.save(update_fields=["email"])
    booking.guest_email = email
    booking.sequence += 1
    booking.save(update_fields=["guest_email", "sequence"])
    mails.announce(booking, "requested", now)
    return booking


def _refuse(appointment_type: AppointmentType, client: Client | None, credit_ok: bool) -> None:
    if appointment_type.takes_credit and not credit_ok:
        raise BookingError(_("This uses a session from a package. Sign in and book it from your own page."))
    if client and client.coach_id != appointment_type.coach_id:
        raise BookingError(_("This is another coach's time. Please book with your own coach."))


def _as_guest(client: Client | None) -> Mapping[str, Any]:
    assert client is not None
    return {"name": client.name, "email": client.email, "zone": client.timezone}


def _keep_number(client: Client | None, guest: Mapping[str, Any]) -> None:
    """The number at which a client says they can be called is theirs from now on."""
    if client and guest.get("phone", "") not in ("", client.phone):
        client.phone = guest["phone"]
        client.save(update_fields=["phone"])


def _prospect(coach: Coach, guest: Mapping[str, Any], source: str) -> Client:
    return Client.objects.create(
        coach=coach,
        name=guest["name"],
        email=guest["email"],
        phone=guest.get("phone", ""),
        timezone=guest["zone"],
        source=source,
    )


def _place(booking: Booking, start: datetime, now: datetime) -> None:
    kind = booking.appointment_type
    booking.arranged_at = now
    booking.start, booking.end = start, start + timedelta(minutes=kind.duration)
    booking.blocked_start, booking.blocked_end = kind.blocked(start)


def _announce(
    booking: Booking,
    signal: Signal,
    what: str,
    now: datetime,
    effect: Effect = NOTHING,
    tell: bool = True,
    tell_guest: bool = True,
    **facts: Any,
) -> None:
    history.note(booking, what, now)
    if tell:
        mails.announce(booking, what, now, effect, tell_guest=tell_guest)
    signal.send(sender=Booking, booking=booking, **facts)
