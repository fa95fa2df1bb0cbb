"""Another card, given in the portal: seen, said, and tried with at once; never charged twice."""

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from coaching.payments import stripe_billing
from coaching.payments.account import balance
from coaching.payments.after_sale import reconciling
from coaching.payments.instalments import cards, changing, shown
from coaching.payments.models import Instalment, InstalmentPlan, Payment
from coaching.payments.stripe_api import StripeProblem
from tests.coaching.payments.instalments.test_following import mails, statuses

pytestmark = pytest.mark.django_db


@pytest.fixture
def failed(start, monthly, bill):
    """A plan whose second month failed."""
    plan = start(monthly)
    bill(plan)
    bill(plan, succeeds=False)
    plan.refresh_from_db()
    return plan


@pytest.fixture
def as_clara(clara):
    browser = Browser()
    browser.force_login(clara.user)
    return browser


def charged(stripe):
    return sum(invoice["amount_paid"] for invoice in stripe.store.all("invoice"))


def test_back_from_the_portal_the_card_is_said_and_the_payment_is_made(failed, as_clara, stripe, clara):
    portal = as_clara.post(reverse("payments:card", args=[failed.pk])).url
    stripe.mend_card(failed.customer_id)
    page = as_clara.get(stripe.find(portal.rsplit("/", 1)[1])["return_url"], follow=True).content.decode()
    assert ("Your new card is set." in page, "2 of 3 payments have arrived." in page) == (True, True)
    assert (statuses(), balance.left(clara), charged(stripe)) == (["paid", "paid", "due"], 4, 34667)
    assert mails().count("payments.receipt") == 2
    assert "payments.instalment_mended_coach" in mails()


def test_back_without_another_card_nothing_is_said_and_nothing_tried(failed, as_clara, stripe):
    page = as_clara.get(reverse("payments:plan", args=[failed.pk]), {"card": "1"}, follow=True).content.decode()
    assert ("new card" in page, statuses(), stripe.find(Instalment.objects.get(number=2).invoice_id)["attempt_count"]) == (
        False,
        ["paid", "failed", "due"],
        1,
    )


def test_an_event_tells_of_the_card_too_and_both_roads_charge_once(failed, as_clara, stripe, told):
    as_clara.post(reverse("payments:card", args=[failed.pk]))
    stripe.mend_card(failed.customer_id)
    assert told(*stripe.events("customer.updated")) == [200, 200]
    page = as_clara.get(reverse("payments:plan", args=[failed.pk]), {"card": "1"}, follow=True).content.decode()
    assert "Your new card is set." in page
    told(*stripe.events("customer.updated", "invoice.paid"))
    assert (statuses(), Payment.objects.count(), charged(stripe)) == (["paid", "paid", "due"], 2, 34667)


def test_a_card_that_is_declined_too_is_said_so(failed, as_clara, stripe):
    as_clara.post(reverse("payments:card", args=[failed.pk]))
    stripe.mend_card(failed.customer_id)
    card = stripe.find(failed.customer_id)["invoice_settings"]["default_payment_method"]
    stripe.find(card)["card"]["last4"] = "0341"
    page = as_clara.get(reverse("payments:plan", args=[failed.pk]), {"card": "1"}, follow=True).content.decode()
    assert "did not go through with it either" in page
    assert (statuses(), shown.of_plan(failed).state) == (["paid", "failed", "due"], "failed")
    assert mails().count("payments.instalment_failed") == 1


def test_a_silent_stripe_is_asked_again_by_itself(failed, stripe, monkeypatch):
    real = stripe_billing.pay

    def silent(*args):
        raise StripeProblem("APIConnectionError")

    stripe.mend_card(failed.customer_id)
    monkeypatch.setattr(stripe_billing, "pay", silent)
    with pytest.raises(StripeProblem):
        cards.look(failed, timezone.now())
    assert shown.of_plan(failed).state == "mended"
    monkeypatch.setattr(stripe_billing, "pay", real)
    reconciling.reconcile(timezone.now())
    assert (statuses(), shown.of_plan(failed).state) == (["paid", "paid", "due"], "running")


def test_stripes_own_next_try_takes_the_new_card(failed, stripe, told, monkeypatch):
    """As its documentation says: a later try charges the card that the customer has by then."""
    monkeypatch.setattr(stripe_billing, "pay", lambda *args: None)
    stripe.mend_card(failed.customer_id)
    invoice = stripe.retry(Instalment.objects.get(number=2).invoice_id)
    assert invoice["status"] == "paid"
    told(*stripe.events("invoice.paid"))
    assert statuses() == ["paid", "paid", "due"]


def test_what_stripe_tries_no_more_is_tried_with_the_new_card(failed, stripe, told):
    for _try in range(3):
        stripe.retry(Instalment.objects.get(number=2).invoice_id, succeeds=False)
    told(*stripe.events("invoice.payment_failed"))
    assert "It is tried again when another card is set." in shown.of_plan(failed).to_client
    stripe.mend_card(failed.customer_id)
    cards.look(failed, timezone.now())
    assert (statuses(), charged(stripe)) == (["paid", "paid", "due"], 34667)


def test_what_was_waived_is_not_tried(failed, stripe, coach):
    changing.waive(instalment=Instalment.objects.get(number=2), reason="Well", by=coach.user)
    stripe.mend_card(failed.customer_id)
    cards.look(failed, timezone.now())
    assert (statuses(), charged(stripe)) == (["paid", "forgiven", "due"], 17334)


def test_the_home_says_what_failed_and_leads_to_the_card(failed, as_clara):
    page = as_clara.get(reverse("client_area:home")).content.decode()
    assert "What you have stays yours." in page
    assert f'action="{reverse("payments:card", args=[failed.pk])}"' in page


def test_a_plan_that_is_over_needs_no_card(failed, as_clara, stripe, coach):
    InstalmentPlan.objects.update(status="stopped")
    page = as_clara.post(reverse("payments:card", args=[failed.pk]), follow=True).content.decode()
    assert "Nothing more is charged, so no card is needed." in page
