import pytest
from django.db import IntegrityError

from coaching.payments.account import lots
from coaching.payments.models import LedgerEntry, Purchase
from tests.coaching.booking import factories as booking
from tests.coaching.payments import factories

pytestmark = pytest.mark.services


@pytest.fixture
def entry(clara):
    return factories.give(clara, 3)


def test_an_entry_can_not_be_changed(entry):
    entry.delta = 30
    with pytest.raises(TypeError, match="never changed"):
        entry.save()
    assert LedgerEntry.objects.get().delta == 3


def test_an_entry_can_not_be_deleted(entry):
    with pytest.raises(TypeError, match="never deleted"):
        entry.delete()


def test_entries_can_not_be_changed_in_bulk(entry):
    with pytest.raises(TypeError, match="never changed"):
        LedgerEntry.objects.update(delta=30)


def test_entries_can_not_be_deleted_in_bulk(entry, clara):
    with pytest.raises(TypeError, match="never deleted"):
        clara.ledger.all().delete()


def test_the_database_reserves_a_booking_once(clara, session_type, entry):
    booked = booking.booking(appointment_type=session_type, client=clara)
    reserved = {"lot": entry.lot, "kind": LedgerEntry.Kind.RESERVED, "delta": -1, "reason": "Booked", "booking": booked}
    lots.write(**reserved)
    with pytest.raises(IntegrityError):
        lots.write(**reserved)


def test_the_database_takes_a_checkout_once(begun, clara):
    purchase = {"client": clara, "package": begun.package, "checkout": begun, **begun.terms}
    Purchase.objects.create(**purchase)
    with pytest.raises(IntegrityError):
        Purchase.objects.create(**purchase)


def test_the_database_counts_a_cause_once(entry):
    bought = {"lot": entry.lot, "kind": LedgerEntry.Kind.BOUGHT, "delta": 4, "reason": "Bought", "cause": "purchase:1"}
    lots.write(**bought)
    with pytest.raises(IntegrityError):
        lots.write(**bought)
