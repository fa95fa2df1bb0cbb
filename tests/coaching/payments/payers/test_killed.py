"""Asking someone else to pay, sending the invoice, noting the transfer: killed at each step, it ends the same."""

from uuid import uuid4

import pytest

from coaching.payments.models import PaymentRequest
from coaching.payments.payers import requests
from tests.coaching.payments.invoices.conftest import NOON
from tests.coaching.payments.killing import Killing
from tests.coaching.payments.payers.conftest import ACME, ADA

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("bank")
@pytest.mark.parametrize(
    ("payer", "mailed", "written"),
    [
        (ADA, ["payments.request"], []),
        (ACME, ["payments.invoice"], []),
        ({**ACME, "use_before_paid": True}, ["coach.given_first", "payments.given_first", "payments.invoice"], [("bought", 4)]),
    ],
    ids=["a person", "an organization", "an organization, sessions at once"],
)
def test_someone_is_asked_to_pay(payer, mailed, written, stripe, package, clara, coach):
    asked = {"client": clara, "sold": package, "package": package, "payer": payer, "key": uuid4(), "by": coach.user, "now": NOON}
    assert Killing(stripe, lambda: requests.make(**asked)).everywhere() == (mailed, written)


@pytest.mark.usefixtures("bank")
def test_an_invoice_that_the_client_asked_for_is_sent(stripe, package, clara):
    requests.make(client=clara, sold=package, package=package, payer=ACME, key=uuid4(), by=clara.user, now=NOON)
    killing = Killing(stripe, lambda: requests.confirm(request=PaymentRequest.objects.get(), now=NOON))
    assert killing.everywhere() == (["payments.invoice", "payments.invoice_sent"], [])


@pytest.mark.parametrize("payer", [ADA, ACME, {**ACME, "use_before_paid": True}], ids=["person", "organization", "before paid"])
def test_a_transfer_is_noted(payer, ask, stripe, coach):
    ask(**payer)
    before = [("bought", 4)] if "use_before_paid" not in payer else []

    def act():
        request = PaymentRequest.objects.get()
        requests.note_payment(request=request, method="transfer", on=NOON.date(), by=coach.user, now=NOON)

    assert Killing(stripe, act).everywhere() == (["payments.paid_for_you", "payments.payer_document"], before)
