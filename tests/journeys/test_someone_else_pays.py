"""Someone else pays: a client asks, the payer pays behind a link, and both find what they are to find."""

import re

import pytest
from django.core import mail

from coaching.payments.models import Checkout, Invoice
from tests.journeys.steps import sign_in

pytestmark = pytest.mark.browser
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def link_in(letter):
    return re.search(r"http://[^/]+(/pay/[^\s/]+/)", letter.body)[1]


@pytest.mark.parametrize(("scheme", "scripts"), [("dark", True), ("light", False)])
def test_a_parent_pays_by_card(person, site, stripe, scheme, scripts):
    clara = person(phone=True)
    sign_in(clara, "clara@example.org", "/me/")
    clara.press("Good, let's start")
    clara.go("/me/packages/")
    clara.press("Someone else pays this", "link")
    clara.fill("Who pays", "Ada Berg")
    clara.fill("Their email", "ada@example.net")
    clara.press("Ask them to pay")
    clara.reads("not paid yet")
    letter = next(each for each in mail.outbox if each.to == ["ada@example.net"])

    ada = person(phone=True, color_scheme=scheme, java_script_enabled=scripts)
    page = ada.go(link_in(letter))
    assert page.evaluate(TOO_WIDE) == 0
    ada.page.get_by_label("I agree to the terms").check()
    ada.press("Pay USD")
    ada.press("Pay $")
    ada.reads("Paid. Thank you.")
    ada.press("Receipt TEST R-", "link")
    ada.reads("Paid on")
    assert page.evaluate(TOO_WIDE) == 0
    ada.press("Back", "link", exact=True)
    ada.reads("Paid. Thank you.")

    clara.go("/me/receipts/")
    clara.reads("paid")
    assert (Checkout.objects.filter(request__isnull=False).get().status, Invoice.objects.latest("pk").buyer_name) == (
        "paid",
        "Ada Berg",
    )
