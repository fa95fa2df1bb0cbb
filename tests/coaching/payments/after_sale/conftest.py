from uuid import uuid4

import pytest
from django.utils import timezone

from coaching.payments.after_sale import refunds
from coaching.payments.checkout import settling
from coaching.payments.models import Payment
from tests.coaching.payments.factories import free_time


@pytest.fixture
def told(stripe, client):
    """`told(*events)` delivers events to the webhook, signed, and gives the answers' statuses. Nothing else travels by itself."""

    def post(body, headers):
        signed = {"stripe-signature": headers["Stripe-Signature"]}
        return client.post("/stripe/webhook/", body, content_type="application/json", headers=signed).status_code

    stripe.hold()
    stripe.delivery.send = post
    return lambda *events: [stripe.deliver(event) for event in events]


@pytest.fixture
def payment(paid, clara):
    """Clara's $520 for four sessions, settled."""
    return settling.settle(session_id=paid.session_id).payments.get()


@pytest.fixture
def lot(payment):
    return payment.purchase.lot


@pytest.fixture
def ask(payment, coach):
    """`ask(...)` refunds some of Clara's payment, as her coach."""

    def asked(amount=13000, sessions=1, **values):
        fields = {"payment": Payment.objects.get(), "key": uuid4(), "reason": "", "by": coach.user, "now": timezone.now()}
        return refunds.ask(amount=amount, sessions=sessions, **(fields | values))

    return asked


@pytest.fixture
def booked(session_type, clara, payment):
    """`booked(count)` books so many of Clara's sessions."""
    from coaching.payments.account import sessions

    return lambda count: [
        sessions.book_session(client=clara, appointment_type=session_type, start=free_time(session_type)) for _ in range(count)
    ]
