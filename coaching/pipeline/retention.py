"""“If you don't become a client, we delete it after … months”, as the booking page promises."""

import calendar
from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from coaching.booking.models import Booking, TimeRequest
from coaching.mail.models import Message
from coaching.payments import keeping
from coaching.payments.models import Checkout
from coaching.people.models import Client, Invitation
from coaching.practice.models import PracticeSettings

AT_ONCE = 200


def forgotten(now: datetime) -> QuerySet[Client]:
    """The prospects of whom nothing has been heard or said for the practice's number of months, and on whom no money hangs."""
    since = months_before(now, PracticeSettings.load().prospect_months)
    mine = {"client": OuterRef("pk")}
    lately = Booking.objects.filter(Q(start__gt=since) | Q(created_at__gt=since), **mine)
    clients = Client.objects.filter(stage__in=Client.PROSPECT_STAGES, user=None, created_at__lte=since)
    clients = clients.exclude(
        Q(offer__sent_at__gt=since)
        | Q(offer__created_at__gt=since)
        | Q(offer__answered_at__gt=since)
        | Q(offer_draft__updated_at__gt=since)
        | Q(check_in__on__gt=since.date())
    )
    buying = Exists(Checkout.objects.filter(created_at__gt=since, **mine))
    invited = Exists(Invitation.objects.filter(sent_at__gt=since, **mine))
    return clients.filter(~Exists(lately), ~buying, ~invited, ~keeping.has_bookkeeping(), ~keeping.has_money_under_way(now))


def purge(now: datetime) -> int:
    """Deletes them with their bookings, wishes and the addresses in the list of mails. Returns how many people that was."""
    gone = 0
    while rows := list(forgotten(now).values_list("pk", "email")[:AT_ONCE]):
        _delete(rows)
        gone += len(rows)
    _delete_wishes(months_before(now, PracticeSettings.load().prospect_months))
    return gone


@transaction.atomic
def _delete(rows: Sequence[tuple[int, str]]) -> None:
    pks, emails = zip(*rows, strict=True)
    bookings = [str(uid) for uid in Booking.objects.filter(client__in=pks).values_list("uid", flat=True)]
    for uid in bookings:
        Message.objects.filter(cause__startswith=f"booking:{uid}").delete()
    Client.objects.filter(pk__in=pks).delete()
    _delete_addresses(emails)


@transaction.atomic
def _delete_wishes(since: datetime) -> None:
    old = TimeRequest.objects.filter(created_at__lte=since)
    emails = list(old.values_list("email", flat=True))
    old.delete()
    _delete_addresses(emails)


def _delete_addresses(emails: Collection[str]) -> None:
    """Takes the mails to these people, and those of theirs to the coach, off the list, unless someone known has the address."""
    known = {email.lower() for email in Client.objects.values_list("email", flat=True).filter(email__in=emails)}
    gone = {email for email in emails if email.lower() not in known}
    Message.objects.filter(Q(to__in=gone) | Q(reply_to__in=gone)).delete()


def months_before(now: datetime, months: int) -> datetime:
    """The instant that many calendar months before `now`; of a day that the month does not have, its last."""
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return now.replace(year=year, month=month + 1, day=min(now.day, last))
