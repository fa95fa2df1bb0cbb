from datetime import date
from uuid import uuid4

import pytest
from django.utils import timezone

from coaching.payments import purchases
from coaching.payments.models import Checkout, Package, PaymentRequest


@pytest.fixture
def bought(package):
    """`bought(client, amount=…, …)` is a purchase of the package and its payment; other fields are the purchase's."""

    def make(client, amount=None, at=None, method="stripe", on=None, sold=None, **references):
        now, sold = at or timezone.now(), sold or package
        purchase = purchases.make(client=client, sold=sold, now=now, package=package, **references)
        amount = sold.price if amount is None else amount
        if amount:
            reference = f"pi_{purchase.pk}" if method == "stripe" else None
            purchases.receive(purchase=purchase, amount=amount, now=now, method=method, reference=reference, on=on)
        return purchase

    return make


@pytest.fixture
def refund(db):
    """`refund(purchase, amount, on=…)` is money that went back."""

    def make(purchase, amount, on=None, status="succeeded"):
        return purchase.payments.get().refunds.create(amount=amount, status=status, on=on or date(2026, 11, 29))

    return make


@pytest.fixture
def dispute(db):
    def make(purchase, status="open", closed_at=None):
        payment = purchase.payments.get()
        return payment.disputes.create(
            stripe_id=f"dp_{payment.pk}", amount=payment.amount, status=status, closed_at=closed_at, reason="fraudulent"
        )

    return make


@pytest.fixture
def asked(package):
    """`asked(client, …)` is someone else who was asked to pay."""

    def make(client, payer="Acme Inc.", **fields):
        fields = {"is_organization": True, "payer_email": "books@acme.example", **fields}
        return PaymentRequest.objects.create(
            client=client, package=package, payer_name=payer, key=uuid4(), **fields, **package.terms
        )

    return make


@pytest.fixture
def waiting(package):
    """`waiting(client)` is a checkout whose bank has yet to confirm."""

    def make(client):
        return Checkout.objects.create(
            client=client, package=package, idempotency_key=uuid4(), status=Checkout.Status.PENDING, **package.terms
        )

    return make


@pytest.fixture
def in_euros(db):
    return Package.objects.create(title="Two sessions", sessions=2, price=30000, currency="EUR")
