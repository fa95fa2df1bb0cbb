"""A refund that failed is said to whoever paid until the coach has decided about it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.payments.after_sale import discrepancies, outcomes, standing
from coaching.payments.models import Discrepancy, Refund


@pytest.fixture
def stuck(ask, clara):
    """$50 of Clara's payment went back with a session, and came back."""
    refund = Refund.objects.get(pk=ask(5000, 1).pk)
    Refund.objects.filter(pk=refund.pk).update(status="succeeded")
    refund.refresh_from_db()
    outcomes.become(refund, "failed", timezone.now())
    return refund


NOT_BACK = "did not go through. The money is still with us, and your coach finds another way."


def test_a_refund_that_failed_is_said_until_it_is_decided(stuck, signed_in, clara, coach):
    browser = signed_in(clara)
    for page in ("/me/sessions/", "/me/receipts/"):
        assert f"The refund of $50 of “Four sessions” {NOT_BACK}" in browser.get(page).content.decode()
    found = Discrepancy.objects.get(kind="refund_failed")
    discrepancies.resolve(discrepancy=found, by=coach.user, resolution="Paid in cash")
    assert NOT_BACK not in browser.get("/me/sessions/").content.decode()


def test_whoever_paid_reads_of_a_refund_that_failed(stuck):
    told = standing.of_purchase(stuck.payment.purchase)
    assert told.told == f"Your payment of $520 for “Four sessions” has arrived. The refund of $50 {NOT_BACK}"
    assert f"The refund of USD 50.00 {NOT_BACK}" in standing.payer_words(told)


def test_the_page_to_refund_says_that_sessions_were_given_back(stuck, signed_in, coach):
    page = " ".join(signed_in(coach).get(reverse("money_admin:refund", args=[stuck.payment_id])).content.decode().split())
    assert ("1 session was taken, and given back" in page, "1 session taken" in page) == (True, False)


def test_client_and_coach_read_the_same_words_of_sessions_that_are_back(stuck, clara):
    assert clara.ledger.latest("pk").reason == "Back, because the refund did not go through"
