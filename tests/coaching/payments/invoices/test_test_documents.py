"""Documents about money that only pretends."""

from datetime import date

import pytest

from coaching.payments import purchases
from coaching.payments import stripe_mode as mode
from coaching.payments.after_sale import outcomes, refunds
from coaching.payments.checkout import settling
from coaching.payments.invoices import issuing, pages
from coaching.payments.models import Invoice, InvoiceSequence, Refund
from coaching.payments.payers import requests
from tests.coaching.payments.invoices.conftest import NOON
from tests.coaching.payments.invoices.test_pdf import text_of
from tests.coaching.payments.payers.conftest import ACME, ask

__all__ = ["ask"]


@pytest.fixture
def tried(stripe, paid):
    """A sale through a Stripe in test mode."""
    return settling.settle(session_id=paid.session_id)


def test_it_is_marked_on_page_pdf_and_in_its_mail(drawn_pdf, tried, clara, signed_in, mailoutbox):
    receipt = tried.invoices.get()
    assert (receipt.code, receipt.is_test) == ("TEST R-1", True)
    words = signed_in(clara).get(f"/me/receipts/{receipt.pk}/").content.decode()
    assert ("No money moves" in words, "No money moves" in text_of(pages.pdf_of(receipt))) == (True, True)
    [mail] = [mail for mail in mailoutbox if mail.to == [clara.email]]
    assert mail.body.startswith("TEST: this email is about a payment that only pretends.")
    assert "only pretends" in mail.alternatives[0][0]


def test_real_numbers_go_on_without_a_gap(tried, payment):
    purchases.receive(purchase=payment.purchase, amount=1, now=NOON, method="cash")
    assert sorted(Invoice.objects.values_list("code", flat=True)) == ["R-1", "R-2", "TEST R-1"]
    assert sorted(InvoiceSequence.objects.values_list("last", flat=True)) == [1, 2]


def test_cash_is_real_in_test_mode_and_carries_no_mark(drawn_pdf, stripe, payment, mailoutbox):
    assert (payment.receipt.is_test, payment.receipt.code, "TEST" in mailoutbox[0].body) == (False, "R-1", False)
    assert "No money moves" not in text_of(pages.pdf_of(payment.receipt))


def test_a_credit_note_of_a_test_is_a_test(tried, settings, mailoutbox):
    refund = Refund.objects.create(payment=tried.payments.get(), amount=100, on=date(2026, 11, 12))
    outcomes.become(refund, "succeeded", NOON)
    assert (refund.credit_note.code, "only pretends" in mailoutbox[-1].body) == ("TEST R-2", True)


def test_what_was_tried_stays_a_test_after_the_key_is_live(tried, settings):
    settings.STRIPE_API_URL, settings.STRIPE_SECRET_KEY = "", "sk_live_x"
    assert mode.is_test_payment(tried.payments.get())
    assert refunds.is_by_hand(tried.payments.get()) is False


def test_a_transfer_for_an_invoice_that_was_a_test_has_a_whole_receipt_that_names_it(stripe, ask, coach):
    asked = ask(**ACME)
    requests.note_payment(request=asked, method="transfer", on=NOON.date(), by=coach.user, now=NOON)
    invoice, receipt = Invoice.objects.order_by("pk")
    assert (invoice.code, receipt.code, receipt.corrects) == ("TEST R-1", "R-1", invoice)
    assert receipt.lines[0]["text"] == "Four sessions, for Clara Lind"
    assert receipt.lines[0]["details"] == ["4 sessions", "Payment of invoice TEST R-1"]


def test_what_goes_back_of_real_money_for_an_invoice_that_was_a_test_is_real(stripe, ask, coach):
    payment = requests.note_payment(request=ask(**ACME), method="transfer", on=NOON.date(), by=coach.user, now=NOON)
    refund = Refund.objects.create(payment=payment, amount=100, on=NOON.date(), status="succeeded")
    credit = issuing.credit(refund=refund, now=NOON)
    assert (credit.code, credit.corrects) == ("R-2", payment.receipt)


def test_a_live_invoice_is_none(stripe, settings, ask):
    settings.STRIPE_API_URL, settings.STRIPE_SECRET_KEY = "", "sk_live_x"
    assert issuing.invoice(request=ask(**ACME), now=NOON).is_test is False
