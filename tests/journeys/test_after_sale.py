"""Money that goes back, seen by both; money to decide about, on a phone and in the dark."""

import pytest

from coaching.payments.after_sale import discrepancies
from coaching.payments.checkout import checkouts, settling
from coaching.payments.models import Checkout, Discrepancy, Package
from coaching.people.models import Client
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

REACHES_OUT = "inputs => inputs.filter(each => each.getBoundingClientRect().right > innerWidth).length"


@pytest.fixture
def clara(site):
    return Client.objects.select_related("coach__user", "user").get(email="clara@example.org")


@pytest.fixture
def payment(stripe, clara):
    """What Clara paid for the demo's package."""
    checkouts.start(client=clara, package=Package.objects.on_sale().first())
    session_id = Checkout.objects.latest("pk").session_id
    stripe.pay(session_id)
    return settling.settle(session_id=session_id).payments.get()


def test_a_refund_is_made_by_the_coach_and_seen_by_both(person, clara, payment):
    coach = person(phone=True)
    come_in(coach, clara.coach.user)
    coach.go(clara.get_absolute_url())
    coach.press("Refund", "link")
    assert coach.page.evaluate(TOO_WIDE) == 0
    coach.fill("Amount", "9999")
    coach.press("Go on", exact=True)
    coach.reads("Write an amount up to")
    coach.fill("Amount", "10")
    coach.press("Go on", exact=True)
    coach.reads("No session is taken.")
    assert coach.page.evaluate(TOO_WIDE) == 0
    coach.press("Refund $10", exact=True)
    coach.reads("$10 is refunded. The client is told by email.")
    buyer = person(phone=True)
    come_in(buyer, clara.user)
    buyer.go("/me/")
    buyer.press("Good, let's start")
    buyer.go("/me/sessions/")
    buyer.reads(f"$10 of “{payment.purchase.title}” was refunded to you.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("scripts", [True, False])
def test_money_to_decide_is_decided_with_and_without_scripts(person, clara, payment, scheme, scripts):
    about = {"client": clara, "amount": 52000, "currency": "USD", "payment_intent": "pi_x", "purchase": payment.purchase_id}
    for kind in Discrepancy.Kind.values:
        discrepancies.note(kind=kind, cause=kind, more=2, **about)
    coach = person(phone=scripts, color_scheme=scheme, java_script_enabled=scripts)
    come_in(coach, clara.coach.user)
    coach.go("/admin/money/decide/")
    assert not scripts or coach.page.evaluate(TOO_WIDE) == 0
    assert not scripts or coach.page.locator(".desk input:visible").evaluate_all(REACHES_OUT) == 0
    coach.fill("What was done", "We talked")
    coach.press("Take it off the list")
    coach.reads("Done.")
    assert Discrepancy.objects.open().count() == len(Discrepancy.Kind.values) - 1
