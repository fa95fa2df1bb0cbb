"""Documents about money that only pretends."""

from datetime import date

import pytest

from coaching.payments import purchases
from coaching.payments import stripe_mode as mode
from coaching.payments.after_sale import outcomes, refunds
from coaching.payments.checkout import settling
from coaching.payments.invoices import issuing, pages
from coaching.payments.invoices.since import with_since
from coaching.payments.invoices.wording import spoken
from coaching.payments.models import Checkout, Invoice, InvoiceSequence, Payment, Refund
from coaching.payments.payers import paying, requests
from coaching.payments.payers.links import PAY
from tests.coaching.payments.instalments.conftest import bill, buy, monthly, start, told
from tests.coaching.payments.invoices.conftest import NOON
from tests.coaching.payments.invoices.test_pdf import text_of
from tests.coaching.payments.payers.conftest import ACME, ask

__all__ = ["ask", "bill", "buy", "monthly", "start", "told"]


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


def test_a_transfer_for_an_invoice_that_was_a_test_has_a_real_invoice_and_its_receipt(stripe, ask, coach, mailoutbox):
    asked = ask(**ACME)
    requests.note_payment(request=asked, method="transfer", on=NOON.date(), by=coach.user, now=NOON)
    tried, invoice, receipt = Invoice.objects.order_by("pk")
    assert (tried.code, str(invoice), str(receipt), receipt.corrects) == ("TEST R-1", "Invoice R-1", "Receipt R-2", invoice)
    assert (invoice.lines[0]["text"], invoice.settlement, invoice.due_on) == ("Four sessions, for Clara Lind", "", None)
    assert receipt.lines[0]["text"] == "Payment of invoice R-1"
    mail = next(mail for mail in mailoutbox[::-1] if mail.to == [asked.payer_email])
    assert "It is for what you paid of Invoice R-1, which goes along" in mail.body
    assert [name for name, _content, _kind in mail.attachments] == ["receipt-R-2.pdf", "invoice-R-1.pdf"]


def test_a_test_invoice_that_is_paid_for_real_is_paid_once(stripe, settings, ask, told):
    asked = ask(**ACME)
    paying.start(asked, PAY.path(asked))
    live_session(stripe, Checkout.objects.get())
    settling.settle(session_id=Checkout.objects.get().session_id)
    codes = [str(each) for each in Invoice.objects.order_by("pk")]
    assert codes == ["Invoice TEST R-1", "Invoice R-1", "Receipt R-2"]
    assert issuing.receipt(payment=Payment.objects.get(), now=NOON) == Invoice.objects.get(code="R-2")
    assert Invoice.objects.count() == 3


def live_session(stripe, checkout):
    """That page, paid at Stripe in live mode, as its id says."""
    stripe.pay(checkout.session_id)
    live = checkout.session_id.replace("cs_test_", "cs_live_")
    stripe.store.objects[live] = {**stripe.find(checkout.session_id), "id": live}
    Checkout.objects.filter(pk=checkout.pk).update(session_id=live)


def test_pretended_money_for_a_real_invoice_names_it_not(stripe, settings, ask):
    url, key = settings.STRIPE_API_URL, settings.STRIPE_SECRET_KEY
    settings.STRIPE_API_URL, settings.STRIPE_SECRET_KEY = "", "sk_live_x"
    asked = ask(**ACME)
    settings.STRIPE_API_URL, settings.STRIPE_SECRET_KEY = url, key
    paying.start(asked, PAY.path(asked))
    stripe.pay(Checkout.objects.get().session_id)
    settling.settle(session_id=Checkout.objects.get().session_id)
    invoice, receipt = Invoice.objects.order_by("pk")
    assert (str(invoice), str(receipt), receipt.corrects) == ("Invoice R-1", "Receipt TEST R-1", None)
    assert receipt.lines[0]["text"] == "Four sessions, for Clara Lind"


def test_what_goes_back_of_real_money_for_an_invoice_that_was_a_test_is_real(stripe, ask, coach):
    payment = requests.note_payment(request=ask(**ACME), method="transfer", on=NOON.date(), by=coach.user, now=NOON)
    refund = Refund.objects.create(payment=payment, amount=100, on=NOON.date(), status="succeeded")
    credit = issuing.credit(refund=refund, now=NOON)
    assert (str(credit), str(credit.corrects)) == ("Credit note R-3", "Invoice R-1")
    refund.status = "failed"
    assert str(issuing.correct(refund=refund, now=NOON)) == "Correction R-4"


def test_a_month_that_was_settled_another_way_at_a_test_stripe_is_a_test(stripe, start, bill, monthly):
    plan = start(monthly)
    bill(plan)
    purchase = Payment.objects.get().purchase
    month = purchases.receive(purchase=purchase, amount=17333, now=NOON, method="other", instalment=2)
    assert [str(each) for each in Invoice.objects.order_by("pk")] == ["Receipt TEST R-1", "Receipt TEST R-2"]
    assert month.receipt.is_test


def test_no_real_document_names_a_test_nor_a_test_a_real_one(stripe, ask, coach, tried):
    payment = requests.note_payment(request=ask(**ACME), method="transfer", on=NOON.date(), by=coach.user, now=NOON)
    for each in (payment, tried.payments.get()):
        refund = Refund.objects.create(payment=each, amount=100, on=NOON.date(), status="succeeded")
        issuing.credit(refund=refund, now=NOON)
        issuing.correct(refund=refund, now=NOON)
    documents = list(Invoice.objects.all())
    assert {(each.is_test, each.corrects.is_test) for each in documents if each.corrects} == {(True, True), (False, False)}
    words = [(each.is_test, f"{each.lines}{each.settlement}") for each in documents]
    assert [text for is_test, text in words if not is_test and "TEST" in text] == []


def test_a_live_invoice_is_none(stripe, settings, ask):
    settings.STRIPE_API_URL, settings.STRIPE_SECRET_KEY = "", "sk_live_x"
    assert issuing.invoice(request=ask(**ACME), now=NOON).is_test is False


def test_a_test_invoice_says_that_a_real_one_took_its_place(stripe, ask, coach, client, drawn_pdf):
    asked = ask(**ACME)
    tried = Invoice.objects.get()
    assert with_since([tried])[0].since == []
    requests.note_payment(request=asked, method="transfer", on=NOON.date(), by=coach.user, now=NOON)
    real = Invoice.objects.get(kind="invoice", is_test=False)
    line = f"Replaced on {spoken(real.issued_on)} by invoice R-1: this was only a test, and nothing is to be paid for it"
    assert [each.since[:1] for each in with_since([tried, real])] == [[line], ["Paid on " + each_paid(real)]]
    assert line in client.get(PAY.path(asked)).content.decode()


def each_paid(real):
    payment = Payment.objects.get()
    return f"{spoken(payment.on)}: {real.total_text}, receipt R-2"
