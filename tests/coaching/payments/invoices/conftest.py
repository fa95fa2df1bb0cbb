from datetime import UTC, date, datetime

import pytest

from coaching.payments import purchases
from coaching.payments.models import Refund

NOON = datetime(2026, 11, 12, 17, tzinfo=UTC)


@pytest.fixture
def purchase(package, clara):
    """Four sessions that Clara bought, of which nothing is paid."""
    return purchases.make(client=clara, sold=package, now=NOON, package=package)


@pytest.fixture
def payment(purchase):
    """Their price, which came by bank transfer."""
    return purchases.receive(purchase=purchase, amount=52000, now=NOON, method="transfer", on=date(2026, 11, 10))


@pytest.fixture
def receipt(payment):
    return payment.receipt


@pytest.fixture
def refund(payment):
    """A hundred dollars that went back."""
    return Refund.objects.create(payment=payment, amount=10000, status="succeeded", on=date(2026, 11, 20))
