"""A payment on its way, or one that failed, is seen on packages, sessions and home."""

from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.utils import timezone

from coaching.payments.checkout import checkouts, settling
from coaching.payments.checkout.notices import notices
from coaching.payments.models import Checkout

PAGES = ["/me/packages/", "/me/sessions/", "/me/"]


def words(browser, page):
    return unescape(browser.get(page).content.decode())


@pytest.fixture
def pending(stripe, begun):
    stripe.pay(begun.session_id, arrived=False)
    settling.settle(session_id=begun.session_id)
    return begun


@pytest.mark.parametrize("page", PAGES)
def test_a_payment_on_its_way_is_seen(signed_in, clara, pending, page):
    assert "Your payment of $520 for “Four sessions” is on its way" in words(signed_in(clara), page)


@pytest.mark.parametrize("page", PAGES)
def test_a_failed_payment_is_seen_and_offered_again(signed_in, clara, begun, page):
    Checkout.objects.update(status="failed")
    text = words(signed_in(clara), page)
    assert ("did not go through. Nothing was charged." in text, "Try again" in text) == (True, True)


@pytest.mark.parametrize("status", ["open", "paid", "expired"])
def test_nothing_else_is_said(clara, begun, status):
    Checkout.objects.update(status=status)
    assert list(notices(clara, timezone.now())) == []


def test_a_pending_package_has_no_button(signed_in, clara, pending):
    text = words(signed_in(clara), "/me/packages/")
    assert ("Buy Four sessions" in text, "A payment for this is on its way." in text) == (False, True)


def test_a_failed_payment_that_was_tried_again_is_no_longer_told(clara, begun, package):
    Checkout.objects.update(status="failed")
    checkouts.start(client=clara, package=package)
    assert list(notices(clara, timezone.now())) == []


def test_a_failed_payment_is_told_for_a_month(clara, begun):
    Checkout.objects.update(status="failed")
    assert list(notices(clara, timezone.now() + timedelta(days=29))) == [begun]
    assert list(notices(clara, timezone.now() + timedelta(days=31))) == []


def test_nobody_elses_payment_is_told(clara, mallory, pending):
    assert list(notices(mallory, timezone.now())) == []


def test_who_left_the_payment_page_reads_a_quiet_word(signed_in, clara, begun):
    browser = signed_in(clara)
    assert "You left the payment page. Nothing was charged." in words(browser, "/me/packages/?canceled=1")
    assert "You left the payment page." not in words(browser, "/me/packages/")


@pytest.mark.parametrize("status", ["pending", "failed", "paid"])
def test_nobody_who_paid_reads_that_nothing_was_charged(signed_in, clara, begun, status):
    Checkout.objects.update(status=status)
    assert "You left the payment page." not in words(signed_in(clara), "/me/packages/?canceled=1")


@pytest.mark.parametrize("count", [3, 4])
def test_of_many_payments_three_are_told_and_the_rest_are_a_press_away(signed_in, clara, package, count):
    for number in range(count):
        status = "failed" if number == 0 else "pending"
        terms = {**package.terms, "title": f"Number {number}"}
        Checkout.objects.create(client=clara, status=status, idempotency_key=uuid4(), **terms)
    browser = signed_in(clara)
    for page in ("/me/", "/me/packages/"):
        text = words(browser, page)
        assert (text.count('role="note"'), "“Number 0” did not go through" in text) == (3, True)
        assert ("All 4 notices about your payments" in text) is (count == 4)
    assert words(browser, "/me/sessions/").count("“Number ") == count
