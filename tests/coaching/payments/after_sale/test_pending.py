"""Payments that a bank confirms days later."""

import pytest

from coaching.payments.account import balance
from coaching.payments.after_sale import attention
from coaching.payments.checkout import checkouts, settling
from coaching.payments.models import Checkout, Discrepancy, Purchase


@pytest.fixture
def waiting(stripe, begun, told):
    """Clara paid from a bank account, and the site was told."""
    stripe.pay(begun.session_id, arrived=False)
    told(*stripe.events("checkout.session.completed"))
    return begun


def state():
    return Checkout.objects.latest("pk").status, Purchase.objects.count()


def test_a_payment_that_waits_is_pending_and_told_once(waiting, stripe, told, clara, coach, mailoutbox):
    told(*stripe.events("checkout.session.completed"))
    settling.settle(session_id=waiting.session_id)
    assert (state(), balance.left(clara)) == (("pending", 0), 0)
    assert [(mail.subject, mail.to) for mail in mailoutbox] == [("Your payment is on its way", [clara.email])]
    assert attention.of_client(clara) == ["$520 for “Four sessions” is on its way: the bank has yet to confirm it."]


def test_once_confirmed_it_is_a_purchase(waiting, stripe, told, clara):
    stripe.confirm(waiting.session_id)
    told(*stripe.events("checkout.session.async_payment_succeeded"))
    assert (state(), balance.left(clara)) == (("paid", 1), 4)


def test_once_refused_both_are_told_and_the_client_may_try_again(waiting, stripe, told, package, clara, coach, mailoutbox):
    stripe.fail(waiting.session_id)
    assert told(*stripe.events("checkout.session.async_payment_failed")) == [200]
    assert state() == ("failed", 0)
    told_to = [(mail.subject, mail.to) for mail in mailoutbox[1:]]
    assert sorted(told_to) == [
        ("A payment of Clara Lind did not go through", [coach.email]),
        ("Your payment did not go through", [clara.email]),
    ]
    assert checkouts.start(client=clara, package=package).startswith(stripe.address)


def test_events_in_another_order_end_the_same(begun, stripe, told, mailoutbox):
    stripe.pay(begun.session_id, arrived=False)
    stripe.fail(begun.session_id)
    events = stripe.events("checkout.session.completed", "checkout.session.async_payment_failed")
    assert told(*reversed(events), *events) == [200] * 4
    assert state() == ("failed", 0)
    assert sorted(mail.subject for mail in mailoutbox) == [
        "A payment of Clara Lind did not go through",
        "Your payment did not go through",
    ]


def test_a_refused_payment_leaves_the_desk_once_it_is_tried_again(waiting, stripe, told, package, clara):
    stripe.fail(waiting.session_id)
    told(*stripe.events("checkout.session.async_payment_failed"))
    assert Discrepancy.objects.open().count() == 1
    checkouts.start(client=clara, package=package)
    again = Checkout.objects.latest("pk")
    stripe.pay(again.session_id, arrived=False)
    settling.settle(session_id=again.session_id)
    assert (again.pk != waiting.pk, Discrepancy.objects.open().count()) == (True, 0)
