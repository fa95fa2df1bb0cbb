"""What a pause or an end means for what is booked and left, the end itself, and going on after it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.booking import bookings, reads
from coaching.booking.models import Booking
from coaching.desk import mails
from coaching.payments.account import balance, grants
from coaching.payments.account.lots import locked
from coaching.payments.models import InstalmentPlan
from coaching.people import standing
from coaching.people.models import Client, StageChange


@dataclass(frozen=True)
class Consequence:
    """What a client has at the time of the decision. `plan` is one by which they still pay monthly."""

    client: Client
    booked: list[Booking] = field(default_factory=list)
    left: balance.Left = field(default_factory=balance.Left)
    plan: InstalmentPlan | None = None


@dataclass(frozen=True)
class Undone:
    """What came back with a decision, and what did not, each a number of sessions."""

    given_back: int = 0
    still_canceled: int = 0


def consequences(clients: Iterable[Client], now: datetime) -> list[Consequence]:
    """One for each client, in their order. Three queries for any number."""
    clients = list(clients)
    booked: dict[int, list[Booking]] = {}
    for booking in reads.coming_of(clients, now):
        booked.setdefault(booking.client_id, []).append(booking)
    running = InstalmentPlan.objects.running().filter(checkout__client__in=clients).annotate(client_pk=F("checkout__client"))
    plans: dict[int, Any] = {plan.client_pk: plan for plan in running}
    left = balance.of(clients, now)
    return [Consequence(each, booked.get(each.pk, []), left.get(each.pk, balance.Left()), plans.get(each.pk)) for each in clients]


@transaction.atomic
def finish(
    *,
    client: Client,
    cancel_booked: bool = False,
    take_left: bool = False,
    reason: str = "",
    by: User | None = None,
    now: datetime | None = None,
) -> StageChange:
    """Ends the coaching as `people.standing.finish` does. What is booked is canceled if that is wanted, and the session goes
    back; then what is left is taken if that is wanted, which the client reads in their account. Where either happened, one
    email says that the coaching has ended, and what happened to both.

    Raises StandingError, BookingError; then nothing has changed.
    """
    now = now or timezone.now()
    client = locked(client)
    canceled = list(reads.coming_of([client], now)) if cancel_booked else []
    for booking in canceled:
        listed = booking.guest_email.lower() == client.email.lower()  # in the one email about the end
        bookings.cancel(booking=booking, by="coach", now=now, for_good=take_left, tell_guest=not listed)
    change = standing.finish(client=client, reason=reason, by=by, now=now)
    left = balance.left(client, now) if take_left else 0
    if left:
        grants.take(client=client, sessions=left, reason=_("The coaching has ended"), by=by, key=_key(change), now=now)
    if canceled or left:
        mails.tell_ended(change, canceled, taken=left, now=now)
    return change


@transaction.atomic
def resume(*, client: Client, by: User | None = None, now: datetime | None = None) -> StageChange | None:
    """Goes on as `people.standing.resume` does; whom an email told the end is told so. Raises StandingError."""
    now = now or timezone.now()
    before, change = standing.standing_of(client), standing.resume(client=client, by=by, now=now)
    if before and change and before.after == Client.Stage.ALUMNI:
        mails.tell_goes_on(before, canceled_with(before, now), now=now)
    return change


@transaction.atomic
def undo(*, change: StageChange, by: User | None = None, now: datetime | None = None) -> Undone:
    """Takes back the latest decision as `people.standing.undo` does, and gives back the sessions that it took. What it canceled
    stays canceled: the guest was told, and the time may be another's. Whom an email told the end is told that it isn't one.
    Raises StandingError."""
    now = now or timezone.now()
    client = locked(change.client)
    was_undone = StageChange.objects.filter(pk=change.pk, undone_at__isnull=False).exists()
    standing.undo(change=change, by=by, now=now)
    if was_undone:
        return Undone()
    taken = grants.taken_with(client, _key(change))
    for entry in taken:
        grants.undo(entry=entry, by=by, now=now)
    canceled = canceled_with(change, now)
    mails.tell_goes_on(change, canceled, now=now)
    return Undone(-sum(entry.delta for entry in taken), len(canceled))


def canceled_with(change: StageChange, now: datetime) -> list[Booking]:
    """What a decision canceled and is still ahead, which stays so."""
    canceled = change.client.bookings.filter(status=Booking.Status.CANCELED, events__what="canceled", events__at=change.at)
    canceled = canceled.filter(start__gt=now)
    return list(canceled.select_related("appointment_type", "coach").order_by("start"))


def _key(change: StageChange) -> UUID:
    """Under which the sessions are taken that an end takes."""
    return uuid5(NAMESPACE_URL, f"finish:{change.pk}")
