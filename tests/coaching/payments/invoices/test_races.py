"""Documents issued at the same moment. The last test is the control: without the lock the race is lost."""

from datetime import date

import pytest
from django.db import transaction

from coaching.payments import purchases
from coaching.payments.invoices import issuing, numbering
from coaching.payments.models import Invoice, InvoiceSequence
from tests.coaching.payments.invoices.conftest import NOON
from tests.races import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]

MANY = 6


def test_payments_at_once_have_numbers_without_a_gap(purchase):
    def pay(wait):
        wait()
        with transaction.atomic():
            return purchases.receive(purchase=purchase, amount=100, now=NOON).pk

    outcomes = at_once(MANY, pay)
    assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == []
    assert sorted(Invoice.objects.values_list("number", flat=True)) == list(range(1, MANY + 1))


def test_one_payment_is_receipted_once_though_many_ask(purchase):
    from coaching.payments.models import Payment

    payment = Payment.objects.create(purchase=purchase, amount=100, on=date(2026, 11, 12))

    def issue(wait):
        wait()
        with transaction.atomic():
            return issuing.receipt(payment=Payment.objects.get(pk=payment.pk), now=NOON).number

    assert (at_once(MANY, issue), InvoiceSequence.objects.get().last) == ([1] * MANY, 1)


def test_one_that_fails_leaves_no_gap(purchase):
    numbers = iter(range(MANY))

    def pay(wait):
        fails = next(numbers) % 2
        wait()
        with transaction.atomic():
            receipt = purchases.receive(purchase=purchase, amount=100, now=NOON).receipt
            if fails:
                raise RuntimeError
            return receipt.number

    at_once(MANY, pay)
    assert sorted(Invoice.objects.values_list("number", flat=True)) == list(range(1, MANY // 2 + 1))


def test_without_the_lock_the_same_number_would_be_given_twice(db):
    InvoiceSequence.objects.create(pk=1)

    def take(wait):
        sequence = InvoiceSequence.objects.get(pk=1)
        wait()
        return numbering.next_number(sequence)

    assert at_once(MANY, take) == [1] * MANY
