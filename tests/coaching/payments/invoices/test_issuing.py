from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from coaching.payments import purchases
from coaching.payments.invoices import issuing, tax
from coaching.payments.invoices.since import with_since
from coaching.payments.models import BillingAddress, BillingSettings, Invoice, InvoiceSequence, Package, Refund
from coaching.practice.models import PracticeSettings
from tests.coaching.payments.invoices.conftest import NOON


def test_a_payment_has_its_receipt(receipt, clara):
    assert (receipt.kind, receipt.code, receipt.total, receipt.currency) == ("receipt", "R-1", 52000, "USD")
    assert (receipt.buyer_name, receipt.buyer_email, receipt.issued_on) == ("Clara Lind", clara.email, date(2026, 11, 12))
    assert receipt.lines == [{"text": "Four sessions", "details": ["4 sessions"], "quantity": 1, "amount": 52000}]
    assert (receipt.settlement, receipt.total_text) == ("Paid on November 10, 2026 by bank transfer.", "USD 520.00")


def test_a_receipt_asked_for_again_is_the_same(payment, receipt):
    assert issuing.receipt(payment=payment, now=NOON) == receipt
    assert (Invoice.objects.count(), InvoiceSequence.objects.get().last) == (1, 1)


def test_the_date_is_that_of_the_practices_calendar(purchase):
    PracticeSettings.objects.update_or_create(defaults={"timezone": "Pacific/Auckland"})
    late = datetime(2026, 11, 12, 12, tzinfo=UTC)
    assert purchases.receive(purchase=purchase, amount=1, now=late).receipt.issued_on == date(2026, 11, 13)


def test_a_part_says_that_it_is_one(purchase):
    assert purchases.receive(purchase=purchase, amount=100, now=NOON).receipt.lines[0]["text"] == "Four sessions (part payment)"


def test_the_seller_is_the_practice_unless_the_settings_say_otherwise(purchase):
    PracticeSettings.objects.update_or_create(defaults={"name": "Reyes", "address": "Elm 5"})
    own = purchases.receive(purchase=purchase, amount=1, now=NOON).receipt
    BillingSettings.objects.update_or_create(defaults={"seller_name": "Reyes LLC", "seller_address": "Oak 6", "tax_id": "12"})
    set_ = purchases.receive(purchase=purchase, amount=1, now=NOON).receipt
    assert (own.seller_name, own.seller_address, own.seller_tax_id) == ("Reyes", "Elm 5", "")
    assert (set_.seller_name, set_.seller_address, set_.seller_tax_id) == ("Reyes LLC", "Oak 6", "12")


def test_the_buyer_is_whom_the_client_named(purchase, clara):
    BillingAddress.objects.create(client=clara, name="Lind Inc.", address="Oak 6")
    receipt = purchases.receive(purchase=purchase, amount=1, now=NOON).receipt
    assert (receipt.buyer_name, receipt.buyer_address) == ("Lind Inc.", "Oak 6")


@pytest.mark.parametrize(
    ("total", "percent", "expected"),
    [
        (11900, "19", 1900),
        (52000, "19", 8303),
        (52000, "0", 0),
        (1, "19", 0),
        (3, "20", 1),
        (-11900, "19", -1900),
        (110, "10", 10),
    ],
)
def test_the_tax_in_a_price_is_rounded_half_up(total, percent, expected):
    assert tax.contained(total, Decimal(percent)) == expected


def test_half_a_cent_goes_up():
    assert (tax.contained(5, Decimal("11.11")), tax.contained(15, Decimal(50)), tax.contained(3, Decimal(100))) == (0, 5, 2)


def test_the_tax_line_stands_as_it_was_set(purchase):
    BillingSettings.objects.update_or_create(defaults={"tax_text": "VAT 19%", "tax_percent": 19})
    receipt = purchases.receive(purchase=purchase, amount=52000, now=NOON).receipt
    BillingSettings.objects.update(tax_percent=7, tax_text="VAT 7%")
    assert (receipt.tax_text, receipt.tax_amount, Invoice.objects.get().tax_amount) == ("VAT 19%", 8303, 8303)


def test_yen_have_no_decimals(clara):
    sold = Package(title="One", sessions=1, price=52000, currency="JPY")
    receipt = purchases.receive(purchase=purchases.make(client=clara, sold=sold, now=NOON), amount=52000, now=NOON).receipt
    assert receipt.total_text == "JPY 52,000"


def test_a_refund_has_its_credit_note(refund, receipt):
    note = issuing.credit(refund=refund, now=NOON)
    assert (note.code, note.kind, note.total, note.total_text) == ("R-2", "credit_note", -10000, "USD -100.00")
    assert (note.corrects, note.refund, note.lines[0]["text"]) == (receipt, refund, "Refund: Four sessions")
    assert issuing.credit(refund=refund, now=NOON) == note


def test_a_credit_note_has_the_tax_of_what_it_corrects(purchase):
    BillingSettings.objects.update_or_create(defaults={"tax_text": "VAT 19%", "tax_percent": 19})
    payment = purchases.receive(purchase=purchase, amount=52000, now=NOON)
    BillingSettings.objects.update(tax_percent=7, tax_text="VAT 7%")
    refund = Refund.objects.create(payment=payment, amount=11900, status="succeeded", on=date(2026, 11, 20))
    note = issuing.credit(refund=refund, now=NOON)
    assert (note.tax_text, note.tax_amount) == ("VAT 19%", -1900)


def test_money_that_has_not_gone_back_has_no_credit_note(refund):
    refund.status = Refund.Status.PENDING
    with pytest.raises(ValueError, match="Only money that went back"):
        issuing.credit(refund=refund, now=NOON)


def test_a_refund_that_fails_after_its_credit_note_is_corrected_without_thanks(refund):
    BillingSettings.objects.update_or_create(defaults={"foot": "Thank you for your trust"})
    assert issuing.correct(refund=refund, now=NOON) is None
    note = issuing.credit(refund=refund, now=NOON)
    correction = issuing.correct(refund=refund, now=NOON)
    assert (str(correction), correction.total, correction.corrects) == ("Correction R-3", 10000, note)
    words = "Correction of credit note R-2: the refund did not reach you, and the money is still with us"
    assert (correction.lines[0]["text"], correction.note) == (words, "")
    assert correction.settlement.startswith("Nothing is to be paid.")
    assert issuing.correct(refund=refund, now=NOON) == correction


def test_the_credit_note_of_a_refund_that_failed_says_so(refund):
    note = issuing.credit(refund=refund, now=NOON)
    issuing.correct(refund=refund, now=NOON)
    words = ["The refund did not arrive, and the money is still with us: correction R-3 of November 12, 2026"]
    assert with_since([note])[0].since == words


@pytest.mark.parametrize("change", ["save", "delete", "update", "delete_all", "bulk_update"])
def test_an_issued_document_never_changes(receipt, change):
    receipt.total = 1
    changes = {
        "save": receipt.save,
        "delete": receipt.delete,
        "update": lambda: Invoice.objects.update(total=1),
        "delete_all": lambda: Invoice.objects.filter(pk=receipt.pk).delete(),
        "bulk_update": lambda: Invoice.objects.bulk_update([receipt], ["total"]),
    }
    with pytest.raises(TypeError, match="An issued document"), transaction.atomic():
        changes[change]()
    assert Invoice.objects.get().total == 52000


def test_a_number_that_was_rolled_back_is_free_again(purchase):
    with transaction.atomic():
        purchases.receive(purchase=purchase, amount=1, now=NOON)
        transaction.set_rollback(True)
    assert purchases.receive(purchase=purchase, amount=1, now=NOON).receipt.number == 1


def test_another_prefix_begins_no_other_numbers(purchase):
    purchases.receive(purchase=purchase, amount=1, now=NOON)
    BillingSettings.objects.update(prefix="2027-")
    assert purchases.receive(purchase=purchase, amount=1, now=NOON).receipt.code == "2027-2"


@pytest.mark.parametrize("prefix", ["R-1", "7", "A B", "<b>", "Ä", "R-\n"])
def test_a_prefix_that_would_blur_the_number_is_refused(prefix):
    with pytest.raises(ValidationError, match="no digit at the end"):
        BillingSettings(prefix=prefix).clean_fields()
