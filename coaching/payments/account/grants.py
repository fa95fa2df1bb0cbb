"""Sessions that a coach gives or takes by hand, with a reason that the client reads."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.payments.account import balance, lots, mails
from coaching.payments.models import LedgerEntry, Lot
from coaching.people.models import Client

Kind = LedgerEntry.Kind


class TooFewLeft(Exception):
    """More sessions would be taken from a client than there are."""

    def __init__(self, client: Client, left: int) -> None:
        words = ngettext(
            "%(name)s has %(left)d session left. You can't remove more than that.",
            "%(name)s has %(left)d sessions left. You can't remove more than that.",
            left,
        )
        super().__init__(words % {"name": client.name, "left": left})


@transaction.atomic
def grant(
    *,
    client: Client,
    sessions: int,
    reason: str,
    by: User | None,
    expires_on: date | None = None,
    key: UUID | None = None,
    now: datetime | None = None,
) -> Lot:
    """The coach gives sessions: a lot of their own, until `expires_on` on the client's calendar (empty: for good).

    One `key` (of the form) gives once; again it returns the first lot.
    """
    now = now or timezone.now()
    client = lots.locked(client)
    cause = f"grant:{key or uuid4()}"
    if known := LedgerEntry.objects.filter(cause=cause).select_related("lot").first():
        return known.lot
    lot = lots.open_lot(client=client, title=_("From your coach"), expires_on=expires_on, now=now)
    lots.write(lot=lot, kind=Kind.GRANTED, delta=sessions, reason=reason, at=now, by=by, cause=cause)
    return lot


@transaction.atomic
def take(
    *, client: Client, sessions: int, reason: str, by: User | None, key: UUID | None = None, now: datetime | None = None
) -> None:
    """The coach takes sessions away, the earliest-ending first. One `key` takes once. Raises TooFewLeft."""
    now = now or timezone.now()
    client = lots.locked(client)
    key = key or uuid4()
    if LedgerEntry.objects.filter(cause__startswith=f"take:{key}:").exists():
        return
    left = balance.left(client, now)
    if sessions > left:
        raise TooFewLeft(client, left)
    for lot, count in lots.with_free(client, now):
        taken = min(count, sessions)
        if taken:
            cause = f"take:{key}:{lot.pk}"
            lots.write(lot=lot, kind=Kind.ADJUSTED, delta=-taken, reason=reason, at=now, by=by, cause=cause)
        sessions -= taken


@transaction.atomic
def adjust(
    *,
    client: Client,
    delta: int,
    reason: str,
    by: User | None,
    expires_on: date | None = None,
    key: UUID | None = None,
    now: datetime | None = None,
) -> None:
    """Gives `delta` sessions, and mails the client; or takes as many where it is below zero. Raises TooFewLeft."""
    if delta < 0:
        take(client=client, sessions=-delta, reason=reason, by=by, key=key, now=now)
    else:
        lot = grant(client=client, sessions=delta, reason=reason, by=by, expires_on=expires_on, key=key, now=now)
        mails.granted(lot, now or timezone.now(), word=reason)


def of_key(key: UUID | None) -> LedgerEntry | None:
    """What the form with this key has written, if it was sent before."""
    if key is None:
        return None
    return LedgerEntry.objects.filter(Q(cause=f"grant:{key}") | Q(cause__startswith=f"take:{key}:")).first()


def by_hand(client: Client) -> QuerySet[LedgerEntry]:
    """What was given or taken by hand and stands, the latest first."""
    given = client.ledger.filter(Q(cause__startswith="grant:") | Q(cause__startswith="take:")).select_related("lot")
    taken_back = LedgerEntry.objects.filter(cause=Concat(Value("undo:"), Cast(OuterRef("pk"), CharField())))
    return given.exclude(Exists(taken_back))


def taken_with(client: Client, key: UUID) -> list[LedgerEntry]:
    """What was taken under this key, lot by lot."""
    return list(client.ledger.filter(cause__startswith=f"take:{key}:").select_related("client"))


def is_by_hand(entry: LedgerEntry) -> bool:
    return (entry.cause or "").startswith(("grant:", "take:"))


@transaction.atomic
def undo(*, entry: LedgerEntry, by: User | None, now: datetime | None = None) -> None:
    """The opposite of what was given or taken by hand, in the same lot, once. Raises TooFewLeft when some of it is used."""
    now = now or timezone.now()
    client, cause = lots.locked(entry.client), f"undo:{entry.pk}"
    if LedgerEntry.objects.filter(cause=cause).exists():
        return
    lot, reason = Lot.objects.select_related("client").get(pk=entry.lot_id), _("Undone: %(reason)s") % {"reason": entry.reason}
    if entry.delta < 0:
        lots.write(lot=lot, kind=Kind.ADJUSTED, delta=-entry.delta, reason=reason, at=now, by=by, cause=cause)
        lots.close_out(lot, now)
    elif (unused := lots.unused(lot)) < entry.delta:
        raise TooFewLeft(client, unused)
    else:
        lots.take_free(lot, entry.delta, Kind.ADJUSTED, reason, now, by, cause)
