"""Sessions and free times, for any test."""

from datetime import timedelta

from django.utils import timezone

from coaching.booking.engine.schedule import Availability
from coaching.payments.account import lots
from coaching.payments.models import LedgerEntry


def give(client, count, expires_on=None):
    """A lot of sessions out of nowhere, until `expires_on`, a date of the client's."""
    lot = lots.open_lot(client=client, title="To begin with", expires_on=expires_on, now=timezone.now())
    return lots.write(lot=lot, kind=LedgerEntry.Kind.GRANTED, delta=count, reason="To begin with")


def free_time(appointment_type):
    """A time that can be booked, seen from the real now."""
    now = timezone.now()
    return Availability(appointment_type, now=now).open_slots(now, now + timedelta(days=14))[0]


def story(client):
    """The account of a client, first entry first, as (kind, delta)."""
    return [(entry.kind, entry.delta) for entry in client.ledger.order_by("pk")]
