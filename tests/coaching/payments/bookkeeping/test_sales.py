from uuid import uuid4

import pytest

from coaching.payments.bookkeeping import sales
from coaching.payments.models import Checkout, InstalmentPlan, PaymentRequest
from tests import factories


def unpaid_requests(user):
    return PaymentRequest.objects.visible_to(user).open()


def state(owner, purchase):
    return sales.purchases(owner.user).get(pk=purchase.pk).state


def test_a_purchase_whose_price_has_come_is_paid(owner, clara, bought):
    assert state(owner, bought(clara)) == "paid"


def test_a_purchase_of_which_some_has_come_is_paid_in_part(owner, clara, bought):
    assert state(owner, bought(clara, amount=100)) == "in_part"


def test_a_purchase_whose_last_instalments_were_waived_is_paid(owner, clara, bought):
    purchase = bought(clara, amount=100)
    checkout = Checkout.objects.create(client=clara, idempotency_key=uuid4(), **purchase.terms)
    InstalmentPlan.objects.create(
        purchase=purchase, checkout=checkout, customer_id="cus", payment_method_id="pm", status="finished"
    )
    assert state(owner, purchase) == "paid"


def test_what_cost_nothing_is_paid(owner, clara, bought, package):
    package.price = 0
    package.save()
    assert state(owner, bought(clara)) == "paid"


@pytest.mark.parametrize(("amount", "expected"), [(100, "partly_refunded"), (52000, "refunded")])
def test_money_that_went_back_is_told(owner, clara, bought, refund, amount, expected):
    purchase = bought(clara)
    refund(purchase, amount)
    assert state(owner, purchase) == expected


@pytest.mark.parametrize("status", ["pending", "failed", "canceled"])
def test_a_refund_that_has_not_arrived_is_no_refund(owner, clara, bought, refund, status):
    purchase = bought(clara)
    refund(purchase, 52000, status=status)
    assert state(owner, purchase) == "paid"


@pytest.mark.parametrize(("status", "expected"), [("open", "disputed"), ("won", "paid"), ("lost", "lost")])
def test_a_dispute_is_told(owner, clara, bought, dispute, status, expected):
    purchase = bought(clara)
    dispute(purchase, status)
    assert state(owner, purchase) == expected


@pytest.mark.parametrize(("is_organization", "expected"), [(True, "open_invoice"), (False, "asked")])
def test_sessions_that_can_be_used_before_they_are_paid_are_open(owner, clara, bought, asked, is_organization, expected):
    request = asked(clara, is_organization=is_organization, use_before_paid=True)
    purchase = bought(clara, amount=0, request=request)
    assert state(owner, purchase) == expected
    assert list(sales.requests(owner.user)) == []
    assert list(unpaid_requests(owner.user)) == [request]


def test_a_paid_request_is_open_no_more(owner, clara, bought, asked):
    request = asked(clara)
    assert [row.state for row in sales.requests(owner.user)] == ["open_invoice"]
    bought(clara, request=request)
    assert list(sales.requests(owner.user)) == list(unpaid_requests(owner.user)) == []


def test_a_coach_sees_the_own_clients_money_alone(coach, owner, clara, mallory, bought, waiting, asked):
    for client in (clara, mallory):
        bought(client)
        waiting(client)
        asked(client)
    for rows in (sales.purchases, sales.pending, sales.requests, unpaid_requests):
        assert {row.client.name for row in rows(coach.user)} == {"Clara Lind"}
        assert {row.client.name for row in rows(owner.user)} == {"Clara Lind", "Mallory Voss"}


def test_a_page_of_a_client_shows_the_last_five(clara, bought):
    for _ in range(6):
        bought(clara)
    found = sales.lately_of(clara)
    assert (len(found["purchases"]), found["more_purchases"]) == (5, True)
    assert sales.lately_of(factories.client(coach=clara.coach)) == {"purchases": [], "more_purchases": False}


def test_a_dispute_that_is_lost_is_no_refund(owner, clara, bought, refund, dispute):
    purchase = bought(clara)
    refund(purchase, 100)
    dispute(purchase, "lost")
    purchase.payments.get().disputes.update(amount=1000)
    assert state(owner, purchase) == "partly_lost"
