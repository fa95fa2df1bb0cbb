"""Killed before or after each thing that is said to Stripe or stored: done again, it ends the same."""

from contextlib import suppress
from uuid import uuid4

import pytest
from django.utils import timezone

from coaching.mail.models import Message
from coaching.payments import mails, stripe_api
from coaching.payments.account import balance, grants, lots
from coaching.payments.after_sale import asking, dispute_mails, following, news, outcomes, reconciling, refunds
from coaching.payments.bookkeeping import telling
from coaching.payments.checkout import settling
from coaching.payments.invoices import issuing
from coaching.payments.models import Checkout, Discrepancy, Dispute, Invoice, LedgerEntry, Lot, Payment, Purchase, Refund
from coaching.payments.off_line import noting
from coaching.payments.payers import mails as payer_mails
from coaching.payments.payers import paying, requests
from tests.coaching.payments.killing import Killed
from tests.coaching.payments.payers.conftest import ACME
from tests.coaching.payments.payers.conftest import ask as ask_payer

pytestmark = pytest.mark.django_db(transaction=True)
__all__ = ["ask_payer"]


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
    (issuing, "credit"),
    (issuing, "_issue"),
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
    assert _documents() == ["receipt", "credit_note"]


def _documents():
    """Their kinds, by their numbers, which have no gap."""
    issued = list(Invoice.objects.order_by("number").values_list("number", "kind"))
    assert [number for number, _kind in issued] == list(range(1, len(issued) + 1))
    return [kind for _number, kind in issued]


AT_STRIPE = [(stripe_api, "refunds_of"), (following, "_row"), (outcomes, "become"), (issuing, "credit"), (outcomes, "_to_client")]


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


PAID = [(lots, "write"), (settling.purchases, "receive"), (issuing, "_issue"), (mails, "send_receipt"), (telling, "sold")]
SETTLING = [(stripe_api, "fetch_session"), (settling, "_locked"), (settling, "_buy"), *PAID]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("place", "name"), SETTLING, ids=[name for _place, name in SETTLING])
def test_a_purchase_killed_anywhere_ends_the_same(place, name, after, paid, stripe, told, clara, monkeypatch):
    [event] = stripe.events("checkout.session.completed")
    killed(monkeypatch, place, name, after=after)
    with suppress(Killed):
        told(event)
    assert told(event) == [200]
    _paid_once(clara)


def _paid_once(clara, mail="payments.receipt", to_coach=1):
    assert (Purchase.objects.count(), Payment.objects.count(), balance.left(clara)) == (1, 1, 4)
    assert Message.objects.filter(kind=mail).count() == 1
    assert Message.objects.filter(kind="coach.sold").count() == to_coach
    assert _documents() == ["receipt"]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("place", "name"), SETTLING, ids=[name for _place, name in SETTLING])
def test_a_payers_payment_killed_anywhere_ends_the_same(place, name, after, ask_payer, stripe, told, clara, monkeypatch):
    paying.start(ask_payer(), "/")
    stripe.pay(Checkout.objects.get().session_id)
    [event] = stripe.events("checkout.session.completed")
    killed(monkeypatch, place, name, after=after)
    told(event)
    assert told(event) == [200]
    _paid_once(clara, mail="payments.payer_document")


def again_after_being_killed(monkeypatch, place, name, after, act):
    """Does something that is killed, and then once more all of it."""
    killed(monkeypatch, place, name, after=after)
    with pytest.raises(Killed):
        act()
    for _time in range(2):
        act()


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("place", "name"), PAID, ids=[name for _place, name in PAID])
def test_an_off_line_payment_killed_anywhere_is_noted_once(place, name, after, package, coach, clara, monkeypatch):
    asked = {"client": clara, "sold": package, "package": package, "method": "cash", "on": timezone.localdate()}
    key = uuid4()
    again_after_being_killed(monkeypatch, place, name, after, lambda: noting.note(by=coach.user, key=key, **asked))
    _paid_once(clara, to_coach=0)


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("place", "name"), [(lots, "open_lot"), (lots, "write")], ids=["open_lot", "write"])
def test_a_grant_killed_anywhere_gives_once(place, name, after, coach, clara, monkeypatch):
    asked = {"client": clara, "sessions": 2, "reason": "A gift", "by": coach.user, "key": uuid4()}
    again_after_being_killed(monkeypatch, place, name, after, lambda: grants.grant(**asked))
    assert (balance.left(clara), Lot.objects.count()) == (2, 1)


CANCELING = [(issuing, "cancel"), (issuing, "_issue"), (payer_mails, "send_document"), (requests, "_take_back")]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("place", "name"), CANCELING, ids=[name for _place, name in CANCELING])
def test_a_credit_note_for_an_invoice_killed_anywhere_is_one(place, name, after, ask_payer, clara, monkeypatch):
    asked = ask_payer(**ACME, use_before_paid=True)
    again_after_being_killed(monkeypatch, place, name, after, lambda: requests.cancel(request=asked))
    assert (_documents(), balance.left(clara)) == (["invoice", "credit_note"], 0)
    assert Message.objects.filter(kind="payments.payer_document").count() == 1


LOSING = [
    (stripe_api, "fetch_dispute"),
    (lots, "thaw"),
    (lots, "take_free"),
    (asking, "take_or_ask"),
    (dispute_mails, "tell"),
    (dispute_mails, "_client"),
    (news, "decided"),
]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("place", "name"), LOSING, ids=[name for _place, name in LOSING])
@pytest.mark.parametrize("again", ["the event", "asking"])
def test_a_lost_dispute_killed_anywhere_ends_the_same(place, name, after, again, payment, stripe, told, clara, monkeypatch):
    dispute = stripe.dispute(payment.reference)
    told(*stripe.events("charge.dispute.created"))
    stripe.close_dispute(dispute["id"], "lost")
    [event] = stripe.events("charge.dispute.closed")
    killed(monkeypatch, place, name, after=after)
    told(event)
    if again == "asking":
        reconciling.reconcile(timezone.now())
    assert told(event) == [200]
    assert (balance.left(clara), Dispute.objects.get().status) == (0, "lost")
    assert [entry.delta for entry in LedgerEntry.objects.filter(kind="lost")] == [-4]
    kinds = ["payments.dispute_closed", "payments.dispute_lost_client"]
    assert sorted(Message.objects.filter(kind__in=kinds).values_list("kind", flat=True)) == kinds
    assert Discrepancy.objects.open().get().kind == "decided"
