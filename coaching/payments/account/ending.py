"""The last day of a lot: words before it, by mail, and the entry after it. Both by the client's calendar."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max, Q, QuerySet

from coaching.mail.models import Message
from coaching.payments.account import lots, mails
from coaching.payments.models import LedgerEntry, Lot
from coaching.people.models import Client
from coaching.people.notification_policy import waiting
from coaching.practice.days import today

WARNED = (30, 7)  # days before the last one, each once
MORNING = range(8, 12)
EASTERNMOST, WESTERNMOST = "Pacific/Kiritimati", "Etc/GMT+12"  # where a day begins first, and last


def close_due(now: datetime) -> int:
    """Writes off what is free in lots whose last day has passed. Returns how many lots were closed."""
    passed = Lot.objects.filter(closed_at=None, expires_on__lt=today(now, EASTERNMOST)).select_related("client")
    return sum(_close(lot, now) for lot in passed.iterator() if lot.is_over(today(now, lot.client.timezone)))


@transaction.atomic
def _close(lot: Lot, now: datetime) -> bool:
    """Under the lock, since it may have been extended meanwhile."""
    client = lots.locked(lot.client)
    fresh = Lot.objects.select_related("client").get(pk=lot.pk)
    if fresh.closed_at or not fresh.is_over(today(now, client.timezone)):
        return False
    lots.close_out(fresh, now)
    Lot.objects.filter(pk=lot.pk).update(closed_at=now)
    return True


def warn_due(now: datetime) -> None:
    """Mails a word on lots that end in thirty or seven days, once each, in the client's morning.

    After a pause of the worker it comes on a later morning, as long as the next one isn't due. Only of what is free.
    """
    due = {mails.ending_cause(lot, days): (lot, days) for lot, days in _due(now)}
    dropped = Message.State.DROPPED  # one that was not wanted may be again
    told = Message.objects.filter(cause__in=due).exclude(state=dropped).values_list("cause", flat=True)
    for cause in due.keys() - set(told):
        mails.ending(*due[cause], now)


def _due(now: datetime) -> Iterator[tuple[Lot, int]]:
    for lot, known_on in _soon_over(now):
        if now.astimezone(ZoneInfo(lot.client.timezone)).hour not in MORNING:
            continue
        assert lot.expires_on is not None
        ahead = (lot.expires_on - today(now, lot.client.timezone)).days
        days = min((days for days in WARNED if 0 <= ahead <= days), default=None)
        if days and lot.expires_on - timedelta(days=days) > known_on:
            yield lot, days


def _soon_over(now: datetime) -> Iterator[tuple[Lot, date]]:
    """Lots with something free that end within thirty days, and the date of the client's since when that end stands."""
    first, last = today(now, WESTERNMOST), today(now, EASTERNMOST) + timedelta(days=max(WARNED))
    rows: QuerySet[Lot] = Lot.objects.filter(
        closed_at=None, frozen=False, expires_on__range=(first, last), client__stage__in=Client.CLIENT_STAGES
    )
    extended = Max("entries__on", filter=Q(entries__kind=LedgerEntry.Kind.EXTENDED))
    found = lots.with_sums(rows).annotate(extended_on=extended).filter(free__gt=0).select_related("client__coach")
    quiet = waiting([lot.client for lot in found])
    for lot in found:
        if lot.client_id in quiet:
            continue
        yield lot, lot.extended_on or today(lot.created_at, lot.client.timezone)
