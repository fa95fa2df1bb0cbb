"""Killed before or after each thing that is said to Stripe or stored: done again, it ends the same."""

from contextlib import suppress
from uuid import uuid4

import pytest
from django.utils import timezone

from coaching.mail.models import Message
from coaching.payments import stripe_api
from coaching.payments.account import balance
from coaching.payments.after_sale import following, outcomes, reconciling, refunds
from coaching.payments.checkout import settling
from coaching.payments.models import LedgerEntry, Purchase, Refund

pytestmark = pytest.mark.django_db(transaction=True)


class Killed(BaseException):
    """As the process of a worker ends: nobody catches it."""


def killed(monkeypatch, place, name, *, after):
    """The next call of a function is the process's last: before it does anything, or after it has done all."""
    real = getattr(place, name)

    def dying(*args, **kwargs):
        monkeypatch.undo()
        if after:
            real(*args, **kwargs)
        raise Killed

    monkeypatch.setattr(place, name, dying)


SEAMS = [
    (refunds, "_begun"),
    (refunds, "deliver"),
    (stripe_api, "create_refund"),
    (following, "store"),
    (outcomes, "become"),
    (outcomes, "_to_client"),
]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("place", "name"), SEAMS, ids=[name for _place, name in SEAMS])
@pytest.mark.parametrize("again", ["the form", "asking"])
def test_a_refund_killed_anywhere_ends_the_same(place, name, after, again, ask, stripe, clara, monkeypatch):
    key = uuid4()
    killed(monkeypatch, place, name, after=after)
    with pytest.raises(Killed):
        ask(13000, 1, key=key)
    if again == "the form" or not Refund.objects.exists():
        ask(13000, 1, key=key)
    else:
        reconciling.reconcile(timezone.now())
    _refunded_once(stripe, clara)
    ask(13000, 1, key=key)
    _refunded_once(stripe, clara)


def _refunded_once(stripe, clara):
    rows = list(Refund.objects.values_list("amount", "sessions", "status"))
    assert (rows, balance.left(clara)) == ([(13000, 1, "succeeded")], 3)
    assert [refund["amount"] for refund in stripe.store.all("refund")] == [13000]
    assert LedgerEntry.objects.filter(kind="refunded").count() == 1
    assert Message.objects.filter(kind="payments.refunded").count() == 1


AT_STRIPE = [(stripe_api, "refunds_of"), (following, "_row"), (outcomes, "become"), (outcomes, "_to_client")]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("place", "name"), AT_STRIPE, ids=[name for _place, name in AT_STRIPE])
def test_an_event_of_a_refund_killed_anywhere_ends_the_same(place, name, after, payment, stripe, told, clara, monkeypatch):
    stripe.refund(payment.reference, 13000)
    [event] = stripe.events("charge.refunded")
    killed(monkeypatch, place, name, after=after)
    with suppress(Killed):
        told(event)
    assert told(event) == [200]
    _refunded_once(stripe, clara)


SETTLING = [(stripe_api, "fetch_session"), (settling, "_locked"), (settling, "_buy"), (settling.purchases, "receive")]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("place", "name"), SETTLING, ids=[name for _place, name in SETTLING])
def test_a_purchase_killed_anywhere_ends_the_same(place, name, after, paid, stripe, told, clara, monkeypatch):
    [event] = stripe.events("checkout.session.completed")
    killed(monkeypatch, place, name, after=after)
    with suppress(Killed):
        told(event)
    assert told(event) == [200]
    assert (Purchase.objects.count(), balance.left(clara)) == (1, 4)
    assert Message.objects.filter(kind="payments.receipt").count() == 1
