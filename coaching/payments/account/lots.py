"""Lots: which one a session is taken from, and what their last day and a freeze do to them.

Everything here runs under the lock of the client's row (`locked`), inside the caller's transaction.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coaching.booking.models import Booking
from coaching.payments.models import LedgerEntry, Lot
from coaching.people import entries
from coaching.people.models import Client
from coaching.practice.days import today

Kind = LedgerEntry.Kind
LATELY = timedelta(days=90)  # for so long more time can be asked for
_FREEZING, _ENDING = (Kind.FROZEN, Kind.THAWED), (Kind.EXPIRED, Kind.EXTENDED)
_CLEARED = gettext_lazy("The payment is cleared up: %(lot)s")
_UNFROZEN = gettext_lazy("No longer on hold, because they are taken: %(lot)s")
_UNENDED = gettext_lazy("No longer counted as ended, because they are taken: %(lot)s")
_FROZEN = gettext_lazy("On hold while a payment is looked into: %(lot)s")


def locked(client: Client) -> Client:
    """As `people.entries.locked`: the client's row, first of all."""
    return entries.locked(client)


def write(*, lot: Lot, kind: str, delta: int, reason: str, at: datetime | None = None, **references: Any) -> LedgerEntry:
    """Adds an entry to the account of the lot's client; `references` are booking, by and cause."""
    entry = LedgerEntry(client=lot.client, lot=lot, kind=kind, delta=delta, reason=reason[:300], at=at or timezone.now())
    for name, value in references.items():
        setattr(entry, name, value)
    entry.save(force_insert=True)
    return entry


def free(lot: Lot) -> int:
    """What the lot's entries sum up to, whatever its last day says."""
    return lot.entries.aggregate(sum=Sum("delta"))["sum"] or 0


def with_free(client: Client, now: datetime) -> list[tuple[Lot, int]]:
    """(lot, sessions free in it) of those that sessions can be taken from at `now`, the earliest-ending first."""
    day = today(now, client.timezone)
    lots = with_sums(client.lots.filter(frozen=False)).filter(free__gt=0)
    return [(lot, lot.free) for lot in lots if not lot.is_over(day)]


def open_lot(*, client: Client, title: str, expires_on: date | None, now: datetime, **references: Any) -> Lot:
    """A new, empty lot; `expires_on` is its last day on the client's calendar."""
    return Lot.objects.create(client=client, title=title, expires_on=expires_on, created_at=now, **references)


def lot_of(booking: Booking) -> Lot | None:
    """The lot that a booking's session is taken from at present."""
    rows = booking.ledger.order_by().values("lot").annotate(taken=Sum("delta")).filter(taken__lt=0)
    return Lot.objects.select_related("client").filter(pk__in=rows.values("lot")).first()


def close_out(lot: Lot, now: datetime) -> int:
    """Takes what is free in a lot that is over or frozen, with an entry that says why. Returns how many."""
    count = free(lot)
    if count <= 0:
        return 0
    if lot.frozen:
        write(lot=lot, kind=Kind.FROZEN, delta=-count, reason=_FROZEN % _named(lot), at=now)
        return count
    if lot.is_over(today(now, lot.client.timezone)):
        write(lot=lot, kind=Kind.EXPIRED, delta=-count, reason=_("Ended on %(day)s: %(lot)s") % _named(lot), at=now)
        return count
    return 0


@transaction.atomic
def freeze(lot: Lot, now: datetime) -> None:
    """Nothing can be booked with it until it is thawed; what is booked stays booked. A frozen one stays as it is."""
    _lock(lot)
    if _turn(lot, frozen=True):
        write(lot=lot, kind=Kind.FROZEN, delta=-max(free(lot), 0), reason=_FROZEN % _named(lot), at=now)


@transaction.atomic
def thaw(lot: Lot, now: datetime, reason: str | None = None) -> None:
    """What was frozen is free again, as far as its last day has not passed; `reason` says why, unless all is well. Once."""
    _lock(lot)
    if _turn(lot, frozen=False):
        count = taken_by(lot, *_FREEZING)
        cleared = _("The payment is cleared up, so they are free again: %(lot)s") if count else _CLEARED
        write(lot=lot, kind=Kind.THAWED, delta=count, reason=reason or cleared % _named(lot), at=now)
        close_out(lot, now)


@transaction.atomic
def take_free(
    lot: Lot, count: int, kind: str, reason: str, now: datetime, by: User | None = None, cause: str | None = None
) -> int:
    """Takes up to `count` sessions that are unused and not booked, and returns how many; one `cause` takes once.

    What is frozen or has ended is unused, too: what was refunded must not come back with a thaw or an extension.
    """
    _lock(lot)
    if cause and (known := LedgerEntry.objects.filter(cause=cause).first()):
        return -known.delta
    taken = min(count, unused(lot))
    if taken <= 0:
        return 0
    _bring_back(lot, taken - max(free(lot), 0), now)
    write(lot=lot, kind=kind, delta=-taken, reason=reason, at=now, by=by, cause=cause)
    return taken


def ended(lot: Lot) -> int:
    """Sessions that its last day took and no extension has brought back."""
    return taken_by(lot, *_ENDING)


def unused(lot: Lot) -> int:
    """Sessions of the lot that nobody has booked or used: free, frozen or ended."""
    return unused_in([lot]).get(lot.pk, 0)


def unused_in(found: Iterable[Lot]) -> dict[int, int]:
    """{lot id: its `unused` sessions} of those lots that have any entry. One query."""
    frozen, ended = Sum("delta", filter=Q(kind__in=_FREEZING)), Sum("delta", filter=Q(kind__in=_ENDING))
    rows = LedgerEntry.objects.filter(lot__in=list(found)).order_by().values("lot")
    sums = rows.annotate(free=Sum("delta"), frozen=Coalesce(frozen, 0), ended=Coalesce(ended, 0))
    return {each["lot"]: max(each["free"], 0) - each["frozen"] - each["ended"] for each in sums}


def has_booked(lot: Lot) -> bool:
    """Whether a session of the lot is booked and has yet to be held."""
    return lot.pk in with_booked([lot])


def with_booked(found: Iterable[Lot]) -> set[int]:
    """The ids of those lots of which a session is booked and has yet to be held. One query."""
    entries = LedgerEntry.objects.filter(lot__in=list(found), booking__status=Booking.Status.BOOKED).order_by()
    taken = entries.values("lot", "booking").annotate(sum=Sum("delta")).filter(sum__lt=0)
    return set(taken.values_list("lot", flat=True))


def _bring_back(lot: Lot, count: int, now: datetime) -> None:
    """Makes so many that are frozen or ended countable again, for an entry that takes them for good."""
    for kind, kinds, reason in ((Kind.THAWED, _FREEZING, _UNFROZEN), (Kind.EXPIRED, _ENDING, _UNENDED)):
        part = min(count, taken_by(lot, *kinds))
        if part > 0:
            write(lot=lot, kind=kind, delta=part, reason=reason % _named(lot), at=now)
            count -= part


def _lock(lot: Lot) -> None:
    """Locks its client, and reads it again: it may have been extended or frozen since."""
    locked(lot.client)
    lot.refresh_from_db(fields=["expires_on", "frozen", "closed_at"])


def _turn(lot: Lot, *, frozen: bool) -> bool:
    """Sets the mark; whether this call did."""
    changed = Lot.objects.filter(pk=lot.pk, frozen=not frozen).update(frozen=frozen)
    lot.frozen = frozen
    return bool(changed)


def with_sums(rows: QuerySet[Lot]) -> QuerySet[Any]:
    """The lots with `free` (what their entries sum up to), `held` (frozen) and `ended`, each a number of sessions; the
    earliest-ending first."""
    held, ended = (Coalesce(-Sum("entries__delta", filter=Q(entries__kind__in=kinds)), 0) for kinds in (_FREEZING, _ENDING))
    found = rows.annotate(free=Coalesce(Sum("entries__delta"), 0), held=held, ended=ended)
    return found.order_by(*(Lot._meta.ordering or ()))  # a query that sums forgets the order of its model


def lately_ended(client: Client, now: datetime) -> list[Lot]:
    """Lots that ended unused within the last three months, the latest last; with their sums."""
    day = today(now, client.timezone)
    over = client.lots.filter(frozen=False, expires_on__lt=day, expires_on__gte=day - LATELY)
    return [lot for lot in with_sums(over) if lot.free + lot.ended > 0]


def taken_by(lot: Lot, *kinds: str) -> int:
    """How many sessions entries of these kinds have taken from the lot and not given back."""
    return -(lot.entries.filter(kind__in=kinds).aggregate(sum=Sum("delta"))["sum"] or 0)


def _named(lot: Lot) -> dict[str, str]:
    return {"lot": lot.title, "day": date_format(lot.expires_on) if lot.expires_on else ""}
