"""Payments from before receipts were issued."""

from datetime import date

import pytest
from django.core.management import call_command

from coaching.payments.after_sale import attention
from coaching.payments.models import Invoice, Payment, Refund
from tests.coaching.payments.invoices.conftest import NOON


@pytest.fixture
def earlier(purchase):
    """Two payments without a receipt, of one of which a part went back."""
    made = [
        Payment.objects.create(purchase=purchase, amount=26000, method="cash", on=date(2024, 3, day), at=NOON) for day in (9, 2)
    ]
    Refund.objects.create(payment=made[0], amount=1000, status="succeeded", on=date(2024, 4, 1))
    return made


def press(browser):
    return browser.post("/admin/money/documents/earlier/", follow=True).content.decode()


def test_the_desk_offers_them_to_whose_clients_they_are(earlier, coach, other_coach):
    offered = [[words for words, _url in attention.to_decide(each.user, NOON)] for each in (coach, other_coach)]
    assert offered == [["Make receipts for 2 earlier payments"], []]


def test_pressed_twice_each_is_made_once_with_the_day_of_its_payment(earlier, coach, signed_in, mailoutbox):
    browser = signed_in(coach)
    assert ["2 receipts made" in press(browser), "0 receipts made" in press(browser)] == [True, True]
    documents = Invoice.objects.order_by("number")
    assert [(each.code, each.kind, each.settlement) for each in documents] == [
        ("R-1", "receipt", "Paid on March 2, 2024 in cash."),
        ("R-2", "receipt", "Paid on March 9, 2024 in cash."),
        ("R-3", "credit_note", "Refunded on April 1, 2024."),
    ]
    assert ("earlier payment" in browser.get("/admin/money/documents/").content.decode(), mailoutbox) == (False, [])


def test_another_coach_makes_none(earlier, other_coach, signed_in):
    press(signed_in(other_coach))
    assert Invoice.objects.count() == 0


def test_who_has_left_has_no_name_for_a_receipt(earlier, clara, capsys):
    type(clara).objects.update(stage="gone")
    call_command("make_receipts")
    assert (capsys.readouterr().out, Invoice.objects.count()) == ("0 receipts made.\n", 0)


def test_the_command_makes_them_once(earlier, capsys):
    call_command("make_receipts")
    call_command("make_receipts")
    assert capsys.readouterr().out == "2 receipts made.\n0 receipts made.\n"
