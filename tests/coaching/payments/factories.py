"""Sessions and free times, for any test."""

from datetime import timedelta

from django.utils import timezone

from coaching.booking.engine.schedule import Availability
from coaching.payments import balance
from coaching.payments.models import LedgerEntry


def give(client, count):
    """Sessions out of nowhere."""
    return balance.write(client=client, kind=LedgerEntry.Kind.ADJUSTED, delta=count, reason="To begin with")


def free_time(appointment_type):
    """A time that can be booked, seen from the real now."""
    now = timezone.now()
    return Availability(appointment_type, now=now).open_slots(now, now + timedelta(days=14))[0]


def story(client):
    """The account of a client, first entry first, as (kind, delta)."""
    return [(entry.kind, entry.delta) for entry in client.ledger.order_by("pk")]
