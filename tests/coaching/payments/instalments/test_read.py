"""What a client reads of monthly payments on their own pages and in the receipts, and the coach in the purchase's story."""

import pytest
from django.core import mail
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from coaching.payments.bookkeeping.story import Story
from coaching.payments.instalments import telling
from coaching.payments.models import Purchase

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(start, monthly, bill):
    """One payment of three has arrived."""
    plan = start(monthly)
    bill(plan)
    plan.refresh_from_db()
    return plan


@pytest.fixture
def as_clara(clara):
    browser = Browser()
    browser.force_login(clara.user)
    return browser


def receipts():
    return [message.body for message in mail.outbox if message.subject == "Thank you: Five sessions"]


def test_each_receipt_says_what_for_and_which_of_them(plan, as_clara):
    assert "Five sessions, payment 1 of 3" in as_clara.get(reverse("documents:list")).content.decode()


def test_the_account_says_which_payment_sessions_came_with(plan, clara):
    assert [entry.reason for entry in clara.ledger.all()] == ["Bought: Five sessions (payment 1 of 3)"]


def test_the_receipt_gives_the_next_date_until_there_is_none(plan, bill):
    assert "The next payment, $173.33, is on " in receipts()[0]
    bill(plan)
    bill(plan)
    assert ["The next payment" in body for body in receipts()] == [True, True, False]
    assert ["This was the last payment. Nothing more is charged for it." in body for body in receipts()] == [False, False, True]


def test_sessions_that_come_with_later_payments_are_named(plan, as_clara, bill):
    page = reverse("payments:sessions")
    assert "3 more to come with the next payments" in as_clara.get(page).content.decode()
    bill(plan)
    bill(plan)
    assert "to come with" not in as_clara.get(page).content.decode()


def told():
    return [event.what for event in Story(Purchase.objects.get(), "UTC").events() if not event.what.startswith("Email")]


def test_the_story_tells_of_the_card_and_of_what_failed(plan, bill):
    assert told()[0] == "The page to save a card was opened"
    bill(plan, succeeds=False)
    telling.new_card(plan, timezone.now())
    assert "Monthly payment 2, $173.33: did not go through" in told()
    assert "Another card was set" in told()
    assert "The payment page was opened" not in told()


def test_the_plan_says_whose_days_it_counts_to_who_lives_elsewhere(plan, as_clara, clara):
    page = reverse("payments:plan", args=[plan.pk])
    assert "The days are those of the practice" not in as_clara.get(page).content.decode()
    clara.timezone = "Pacific/Auckland"
    clara.save()
    assert "The days are those of the practice, in New York time." in as_clara.get(page).content.decode()
