from uuid import uuid4

import pytest

from coaching.payments.models import BillingSettings
from coaching.payments.payers import requests
from tests.coaching.payments.invoices.conftest import NOON

ADA = {"payer_name": "Ada Berg", "payer_email": "ada@example.net"}
BANK = "First Bank, account 123"
ACME = {
    "payer_name": "Acme University",
    "payer_email": "bills@acme.example",
    "payer_address": "1 Campus Road",
    "is_organization": True,
    "order_number": "PO-77",
}


@pytest.fixture
def bank(db):
    """The practice's bank details: whoever is asked reads how to pay."""
    set_bank()


def set_bank():
    BillingSettings.objects.update_or_create(defaults={"bank_details": BANK})


@pytest.fixture
def ask(package, clara, coach):
    """`ask(**payer)` asks someone to pay four sessions for Clara."""

    set_bank()

    def make(**payer):
        return requests.make(
            client=clara, sold=package, package=package, payer={**ADA, **payer}, key=uuid4(), by=coach.user, now=NOON
        )

    return make


@pytest.fixture
def parent(ask):
    return ask()


@pytest.fixture
def university(ask):
    return ask(**ACME)
