"""What is due by the clock: one reminder of an offer, one word after “not now”, and forgetting who never came back."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from django.db.models import Model

from coaching.mail.models import Message
from coaching.payments import keeping
from coaching.people.models import Client
from coaching.pipeline import mails
from coaching.pipeline.models import CheckIn, Offer
from coaching.practice.days import today

REMIND_BEFORE = timedelta(days=3)
FROM_HOUR = 9  # by the coach's clock: nobody writes at night
A_ZONE = timedelta(days=1)  # dates differ that much around the world
Row = TypeVar("Row", bound=Model)


def remind_of_offers(now: datetime) -> None:
    """Reminds once, from three days before an offer ends; never of one that was sent later than that."""
    last = (now + REMIND_BEFORE + A_ZONE).date()
    found = Offer.objects.unanswered().filter(valid_until__lte=last, valid_until__gte=(now - A_ZONE).date())
    found = _not_yet(found.select_related("client__coach"), mails.reminder_cause)
    for offer in found:
        if _is_due(offer.valid_until - REMIND_BEFORE, offer.client, now) and not offer.is_over(now) and _was_early(offer):
            mails.remind(offer)


def ask_again(now: datetime) -> None:
    """Asks once those who said “not now”, on the day that was chosen. Nobody is asked who is buying meanwhile."""
    check_ins = CheckIn.objects.filter(on__lte=(now + A_ZONE).date(), client__stage="later").select_related("client__coach")
    check_ins = check_ins.exclude(client__in=Client.objects.filter(keeping.has_money_under_way(now)))
    for check_in in _not_yet(check_ins, lambda check_in: mails.check_in_cause(check_in.client)):
        if _is_due(check_in.on, check_in.client, now) and not mails.booked_since(check_in):
            mails.ask_again(check_in)


def _not_yet(rows: Iterable[Row], cause: Callable[[Row], str]) -> list[Row]:
    """Those whose mail was never asked for."""
    rows = {cause(row): row for row in rows}
    done = set(Message.objects.filter(cause__in=rows).values_list("cause", flat=True))
    return [row for name, row in rows.items() if name not in done]


def _is_due(date: date, client: Client, now: datetime) -> bool:
    zone = client.coach.timezone
    return date < today(now, zone) or (date == today(now, zone) and now.astimezone(ZoneInfo(zone)).hour >= FROM_HOUR)


def _was_early(offer: Offer) -> bool:
    return offer.sent_at is not None and today(offer.sent_at, offer.client.coach.timezone) < offer.valid_until - REMIND_BEFORE
