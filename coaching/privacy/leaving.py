"""Deleting an account: requested by the client, undone within fourteen days, or carried out (erasing.py)."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.booking.models import Booking
from coaching.payments.account import balance
from coaching.payments.models import BillingSettings, Invoice, LedgerEntry, Purchase
from coaching.people.models import Client
from coaching.people.timeline import record
from coaching.practice.zones import spoken_day
from coaching.privacy import mails, money_on_its_way
from coaching.privacy.person import Person

WAIT = timedelta(days=14)


class LeavingError(Exception):
    """The account can't be deleted or kept; the message says why, for the client."""


@transaction.atomic
def ask_to_leave(*, person: Person, now: datetime | None = None) -> Person:
    """The account will be erased in fourteen days; client and coaches are told. If asked again, the first date stands."""
    now = now or timezone.now()
    for client in _locked(person):
        if client.leaves_at is None:
            client.leaves_at = now + WAIT
            client.save(update_fields=["leaves_at"])
            day = spoken_day(client.leaves_at, client.coach.timezone)
            record(
                client=client,
                kind="privacy.leaving",
                text=_("Leaving on %(day)s: asked to delete the account") % {"day": day},
                at=now,
            )
            mails.leaving(client)
    return person


@transaction.atomic
def stay(*, person: Person, now: datetime | None = None) -> Person:
    """Keeps the account. Raises LeavingError when nothing was asked, or it is too late."""
    now = now or timezone.now()
    leaving = [client for client in _locked(person) if client.leaves_at]
    if not leaving:
        raise LeavingError(_("Your account stays: there's nothing to undo."))
    if min(client.leaves_at for client in leaving if client.leaves_at) <= now:
        raise LeavingError(_("The fourteen days are over, and your account is being deleted right now."))
    for client in leaving:
        was, client.leaves_at = client.leaves_at, None
        client.save(update_fields=["leaves_at"])
        record(client=client, kind="privacy.stays", text=_("Staying: keeps the account"), at=now, active=True)
        mails.stays(client, was)
    return person


def what_is_at_stake(person: Person, now: datetime) -> dict[str, Any]:
    """What the page about leaving says in numbers, and the payments that are on their way."""
    upcoming = Booking.objects.filter(client__in=person.clients, status=Booking.Status.BOOKED, start__gt=now)
    return {
        "payments": money_on_its_way.of_person(person),
        "left": sum(balance.left_of(person.clients).values()),
        "upcoming": upcoming.count(),
        "purchases": Purchase.objects.filter(client__in=person.clients).count(),
        "documents": Invoice.objects.filter(client__in=person.clients, blanked_at=None).count(),
        "keep_years": BillingSettings.load().keep_years,
        "entries": LedgerEntry.objects.filter(client__in=person.clients).count(),
    }


def _locked(person: Person) -> list[Client]:
    pks = [client.pk for client in person.clients]
    return list(Client.objects.select_for_update(of=("self",)).filter(pk__in=pks).select_related("coach").order_by("pk"))
