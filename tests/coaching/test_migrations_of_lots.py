"""An account from before lots is told apart: what each entry belongs to, and that nobody has more or less than before."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from coaching.payments.account import balance
from coaching.payments.models import Checkout, Lot, Payment, Purchase
from tests import factories
from tests.coaching.booking.factories import booking
from tests.coaching.payments.conftest import session_type
from tests.coaching.test_migrations import TERMS, latest, migrate

__all__ = ["latest", "session_type"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("migrations")]

BEFORE = [("coaching", "0010_what_stays")]
MARCH = datetime(2026, 3, 2, 3, 30, tzinfo=UTC)  # March 1 in New York
FAR = datetime(2200, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def old(latest):
    """`old("Client")` is the model as it was."""
    apps = migrate(BEFORE)
    yield lambda name: apps.get_model("coaching", name)
    migrate(latest)


@pytest.fixture
def entries(old):
    """`entries(client, ("adjusted", 1), …)` writes an account, an hour between two; further values are fields."""

    def write(client, *rows):
        for hour, (kind, delta, *more) in enumerate(rows):
            at = MARCH + timedelta(hours=hour)
            fields = {"kind": kind, "delta": delta, "reason": f"No. {hour}", "at": at, "on": at, **(more[0] if more else {})}
            old("LedgerEntry").objects.create(client_id=client.pk, **fields)

    return write


def account(client):
    """[(kind, delta, title of the lot)], the first entry first."""
    return list(client.ledger.order_by("at").values_list("kind", "delta", "lot__title"))


@pytest.fixture
def debtor(clara):
    return factories.client(coach=clara.coach)


@pytest.fixture
def nobody(clara):
    return factories.client(coach=clara.coach)


@pytest.fixture
def booked(mallory, session_type):
    return booking(appointment_type=session_type, client=mallory)


# The people first: they are made as they are today, before everything is as it was.
@pytest.mark.long
def test_an_old_account_is_told_apart(clara, mallory, debtor, nobody, booked, latest, old, entries):
    """One migration for all of it: there and back takes half a minute."""
    package = old("Package").objects.create(**TERMS)
    last = {"expires_at": FAR, "expires_on": FAR.date(), "payment_reference": "pi_1"}
    bought = old("Purchase").objects.create(client_id=clara.pk, package=package, bought_at=MARCH, **last, **TERMS)
    taken = ("adjusted", -1)
    entries(clara, ("adjusted", 1), ("bought", 2, {"purchase": bought}), taken, taken, taken)
    of_it = {"booking_id": booked.pk}
    entries(mallory, ("adjusted", 1), ("reserved", -1, of_it), ("adjusted", 5), ("released", 1, of_it))
    entries(debtor, ("adjusted", -2))
    for _ in range(2):
        old("Checkout").objects.create(client_id=clara.pk, package=package, idempotency_key=uuid4(), **TERMS)

    migrate(latest)
    assert Lot.objects.exclude(purchase=None).values_list("title", "expires_on", "client").get() == (
        "Four sessions",
        FAR.date(),
        clara.pk,
    )
    assert Payment.objects.values_list("amount", "method", "reference", "on").get() == (52000, "stripe", "pi_1", date(2026, 3, 1))
    assert Purchase.objects.get().bought_on == date(2026, 3, 1)
    assert account(clara) == [
        ("granted", 1, "No. 0"),
        ("bought", 2, "Four sessions"),
        ("adjusted", -1, "Four sessions"),
        ("adjusted", -1, "Four sessions"),
        ("adjusted", -1, "No. 0"),
    ]
    assert [lot for _kind, _delta, lot in account(mallory)] == ["No. 0", "No. 0", "No. 2", "No. 0"]
    assert [balance.left(client) for client in (clara, mallory, debtor, nobody)] == [0, 6, -2, 0]
    assert list(Checkout.objects.order_by("pk").values_list("status", flat=True)) == ["expired", "open"]
