"""Money that does not fit: on the desk once, and answered with 200."""

from uuid import uuid4

import pytest
from django.db import models
from django.utils import timezone

from coaching.payments.account import balance
from coaching.payments.after_sale import deciding, sentences
from coaching.payments.models import Checkout, Discrepancy, Invoice, PaymentRequest, Purchase
from coaching.people.models import Client


@pytest.fixture
def completed(stripe, paid, told):
    """Delivers that Clara paid, twice, and gives the kind of what is on the desk then."""

    def deliver():
        first = stripe.events("checkout.session.completed")[0]
        assert told(first, {**first, "id": "evt_again"}) == [200, 200]
        return [each.kind for each in Discrepancy.objects.all()]

    return deliver


def asked(clara, paid, package, **values):
    request = PaymentRequest.objects.create(
        client=clara, payer_name="Ada", payer_email="ada@example.net", key=uuid4(), **package.terms, **values
    )
    Checkout.objects.filter(pk=paid.pk).update(request=request)
    return request


def test_another_amount(completed, paid):
    Checkout.objects.update(price=1)
    assert completed() == ["amount"]


def test_another_currency(completed, paid):
    Checkout.objects.update(currency="EUR")
    assert completed() == ["currency"]


def test_a_payment_that_was_not_begun_here(completed, paid):
    Checkout.objects.all().delete()
    assert completed() == ["unknown"]


def test_a_session_that_was_not_begun_here_and_not_paid_is_no_money(stripe, begun, told):
    stripe.expire(begun.session_id)
    Checkout.objects.all().delete()
    assert told(*stripe.events("checkout.session.expired")) == [200]
    assert Discrepancy.objects.count() == 0


def test_a_client_who_is_gone(completed, clara):
    Client.objects.filter(pk=clara.pk).update(stage=Client.Stage.GONE)
    assert completed() == ["gone"]
    assert Purchase.objects.count() == 0


def test_a_request_that_was_canceled(completed, clara, paid, package):
    asked(clara, paid, package, canceled_at=timezone.now())
    assert completed() == ["gone"]


def test_a_request_that_was_paid_already(completed, clara, paid, package, payment):
    request = asked(clara, paid, package)
    Purchase.objects.update(request=request, checkout=None)
    assert completed() == ["twice"]
    assert balance.left(clara) == 4


def test_a_request_whose_sessions_were_used_before_it_was_paid(completed, clara, paid, package, payment):
    models.QuerySet(Invoice).delete()
    payment.delete()
    Purchase.objects.update(request=asked(clara, paid, package), checkout=None)
    assert completed() == []
    assert (Purchase.objects.get().payments.count(), balance.left(clara)) == (1, 4)


@pytest.mark.parametrize("status", [403, 404])
def test_a_session_that_our_key_cannot_read(completed, stripe, paid, status, monkeypatch):
    from coaching.payments import stripe_api

    def refuse(session_id):
        raise stripe_api.StripeProblem("InvalidRequestError", status)

    monkeypatch.setattr(stripe_api, "fetch_session", refuse)
    assert completed() == ["unreadable"]
    assert sentences.what_to_do(Discrepancy.objects.get()).startswith("It comes from test mode")


def test_the_button_refunds_it_once_and_the_desk_is_clear(completed, stripe, coach, told, clara):
    Client.objects.filter(pk=clara.pk).update(stage=Client.Stage.GONE)
    completed()
    deciding.send_back(discrepancy=Discrepancy.objects.get(), by=coach.user)
    with pytest.raises(deciding.DecisionError, match="decided already"):
        deciding.send_back(discrepancy=Discrepancy.objects.get(), by=coach.user)
    assert [refund["amount"] for refund in stripe.store.all("refund")] == [52000]
    told(*stripe.events("charge.refunded"))
    found = Discrepancy.objects.get()
    assert (found.resolved_by, found.resolution) == (coach.user, "refunded at Stripe")


def test_refunded_at_the_dashboard_it_leaves_the_desk_by_itself(completed, stripe, told, paid):
    Checkout.objects.update(price=1)
    completed()
    stripe.refund(stripe.find(paid.session_id)["payment_intent"])
    told(*stripe.events("charge.refunded"))
    assert Discrepancy.objects.get().resolution == "refunded at Stripe"


def test_killed_after_stripe_refunded_it_the_button_refunds_nothing_more(completed, stripe, coach, monkeypatch):
    Checkout.objects.update(price=1)
    completed()
    monkeypatch.setattr(deciding.discrepancies, "resolve", lambda **values: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        deciding.send_back(discrepancy=Discrepancy.objects.get(), by=coach.user)
    monkeypatch.undo()
    stripe.answers.clear()
    deciding.send_back(discrepancy=Discrepancy.objects.get(), by=coach.user)
    assert (len(list(stripe.store.all("refund"))), Discrepancy.objects.open().count()) == (1, 0)


def test_sessions_are_given_for_it_once(completed, coach, clara):
    Checkout.objects.update(price=1)
    completed()
    deciding.give(discrepancy=Discrepancy.objects.get(), sessions=4, by=coach.user)
    with pytest.raises(deciding.DecisionError):
        deciding.give(discrepancy=Discrepancy.objects.get(), sessions=4, by=coach.user)
    assert balance.left(clara) == 4


@pytest.mark.parametrize("kind", Discrepancy.Kind.values)
@pytest.mark.parametrize("with_client", [True, False])
def test_each_kind_has_a_sentence_and_what_to_do(kind, with_client, clara):
    found = Discrepancy(kind=kind, client=clara if with_client else None, amount=100, currency="USD", facts={"more": 1})
    assert "%(" not in sentences.what(found) + sentences.what_to_do(found)
    assert sentences.what_to_do(found)
