from datetime import date, timedelta
from uuid import uuid4

import pytest

from coaching.payments import purchases
from coaching.payments.account import balance
from coaching.payments.after_sale import outcomes
from coaching.payments.models import BillingSettings, Invoice, Payment, PaymentRequest, Refund
from coaching.payments.off_line.dates import OffLineError
from coaching.payments.payers import overdue, requests
from tests.coaching.payments.factories import story
from tests.coaching.payments.invoices.conftest import NOON
from tests.coaching.payments.payers.conftest import ACME, ADA, BANK

DAY = date(2026, 11, 12)


def pay(request, coach, on=DAY):
    return requests.note_payment(request=request, method="transfer", on=on, by=coach.user, now=NOON)


def test_a_person_is_asked_by_mail_and_gets_no_invoice(parent, clara, mailoutbox):
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [(["ada@example.net"], "To be paid: coaching for Clara Lind")]
    assert (Invoice.objects.count(), balance.left(clara)) == (0, 0)


def test_an_organization_gets_its_invoice_first(university, mailoutbox):
    invoice = Invoice.objects.get()
    assert (invoice.kind, invoice.total, invoice.order_number, invoice.due_on) == ("invoice", 52000, "PO-77", date(2026, 12, 12))
    assert (invoice.buyer_name, invoice.buyer_address) == ("Acme University", "1 Campus Road")
    mail = mailoutbox[0]
    assert (mail.to, mail.attachments[0][0]) == (["bills@acme.example"], "invoice-R-1.pdf")
    assert [each in mail.body for each in ("USD 520.00", "December 12, 2026", "PO-77")] == [True] * 3


def test_the_bank_details_stand_on_the_invoice_and_not_on_the_receipt(ask, coach):
    pay(ask(**ACME), coach)
    assert [document.settlement for document in Invoice.objects.order_by("number")] == [
        BANK,
        "Paid on November 12, 2026 by bank transfer.",
    ]


@pytest.mark.usefixtures("bank")
def test_one_form_asks_once(package, clara, coach, mailoutbox):
    given = {"client": clara, "sold": package, "payer": ADA, "key": uuid4(), "by": coach.user, "now": NOON}
    assert requests.make(**given) == requests.make(**given)
    assert (PaymentRequest.objects.count(), len(mailoutbox)) == (1, 1)


@pytest.mark.usefixtures("bank")
def test_a_form_of_someone_elses_is_refused(package, clara, mallory, coach):
    given = {"sold": package, "payer": ADA, "key": uuid4(), "by": coach.user}
    requests.make(client=clara, **given)
    with pytest.raises(requests.RequestError, match="used before"):
        requests.make(client=mallory, **given)


def test_nobody_is_asked_to_pay_nothing(ask, package):
    package.price = 0
    with pytest.raises(requests.RequestError, match="nothing to pay"):
        ask()


def test_the_mail_about_a_canceled_invoice_names_it_and_says_that_nothing_is_owed(university, mailoutbox):
    requests.cancel(request=university)
    body = " ".join(mailoutbox[-1].body.split())
    assert "Credit note R-2 for “Four sessions” is here: USD -520.00. It cancels Invoice R-1: nothing is owed." in body


def test_the_mail_with_a_receipt_names_the_invoice_that_was_paid(university, coach, mailoutbox):
    pay(university, coach)
    body = next(" ".join(mail.body.split()) for mail in mailoutbox if mail.subject.startswith("Receipt"))
    assert "Receipt R-2 for “Four sessions” is here: USD 520.00. It is for what you paid of Invoice R-1." in body


def test_nobody_is_asked_without_end(ask):
    for number in range(requests.MOST_OPEN):
        ask(payer_email=f"{number}@example.org")
    with pytest.raises(requests.RequestError, match="wait"):
        ask()


def test_one_person_is_asked_for_one_package_once(ask, parent):
    with pytest.raises(requests.RequestError, match="^Ada Berg was asked to pay for this on November 12 already"):
        ask(payer_email=ADA["payer_email"].upper())


def test_who_was_asked_in_vain_can_be_asked_again(ask, parent):
    requests.cancel(request=parent)
    assert ask().payer_email == ADA["payer_email"]


def test_a_transfer_gives_the_sessions_and_the_receipt(university, coach, clara, mailoutbox):
    mailoutbox.clear()
    payment = pay(university, coach)
    receipt = payment.receipt
    assert (payment.amount, payment.method, payment.on, balance.left(clara)) == (52000, "transfer", DAY, 4)
    assert (receipt.corrects.kind, receipt.lines[0]["text"], receipt.tax_amount) == ("invoice", "Payment of invoice R-1", 0)
    assert {mail.to[0]: mail.subject for mail in mailoutbox} == {
        "bills@acme.example": "Receipt R-2 from Career Coaching",
        clara.email: "Paid: Four sessions",
    }


def test_the_tax_is_on_the_invoice_alone(ask, coach):
    BillingSettings.objects.update_or_create(defaults={"tax_text": "VAT 19%", "tax_percent": 19})
    pay(ask(**ACME), coach)
    assert [document.tax_amount for document in Invoice.objects.order_by("number")] == [8303, 0]


def test_the_client_hears_no_amount(parent, coach, clara, mailoutbox):
    mailoutbox.clear()
    pay(parent, coach)
    told = next(mail for mail in mailoutbox if mail.to == [clara.email])
    assert ("520" in told.body, "Ada Berg has paid" in told.body, "You have 4 sessions left." in told.body) == (False, True, True)


def test_a_payment_noted_twice_is_one(parent, coach, clara):
    assert pay(parent, coach) == pay(parent, coach)
    assert (Payment.objects.count(), balance.left(clara)) == (1, 4)


def test_a_day_to_come_is_refused(parent, coach):
    with pytest.raises(OffLineError, match="still to come"):
        pay(parent, coach, on=DAY + timedelta(days=1))


def test_sessions_can_be_there_before_they_are_paid_and_are_given_once(ask, coach, clara):
    asked = ask(**ACME, use_before_paid=True)
    assert (balance.left(clara), PaymentRequest.objects.open().count()) == (4, 1)
    pay(asked, coach)
    assert (balance.left(clara), PaymentRequest.objects.open().count(), story(clara)) == (4, 0, [("bought", 4)])


def test_a_canceled_invoice_has_its_credit_note(university, mailoutbox):
    mailoutbox.clear()
    requests.cancel(request=university, now=NOON)
    requests.cancel(request=university, now=NOON)
    note = Invoice.objects.get(kind="credit_note")
    assert (note.total, note.lines[0]["text"], note.buyer_name) == (-52000, "Cancels invoice R-1", "Acme University")
    assert [mail.subject for mail in mailoutbox] == ["Credit note R-2 from Career Coaching"]


def test_what_was_not_paid_is_taken_back_when_it_is_canceled(ask, clara):
    requests.cancel(request=ask(use_before_paid=True), now=NOON)
    assert (balance.left(clara), story(clara)) == (0, [("bought", 4), ("adjusted", -4)])


def test_a_canceled_one_takes_no_payment(parent, coach):
    requests.cancel(request=parent)
    with pytest.raises(requests.RequestError, match="is canceled"):
        pay(parent, coach)


def test_a_paid_one_is_not_canceled(parent, coach):
    pay(parent, coach)
    with pytest.raises(requests.RequestError, match="paid already"):
        requests.cancel(request=parent)


def test_a_payer_gets_the_credit_note_of_a_refund_and_the_client_none(university, coach, clara, mailoutbox):
    refund = Refund.objects.create(payment=pay(university, coach), amount=100, on=DAY)
    mailoutbox.clear()
    for _each in range(2):
        outcomes.become(refund, Refund.Status.SUCCEEDED, NOON)
    assert (refund.credit_note.corrects.kind, refund.credit_note.buyer_name) == ("invoice", "Acme University")
    assert {mail.to[0]: len(mail.attachments) for mail in mailoutbox} == {"bills@acme.example": 1, clara.email: 0}


def test_the_desk_says_what_is_late(university, parent, clara):
    late = NOON + timedelta(days=33)
    assert [reason.reason for reason in overdue.attention(overdue.of_desk([clara], late), late)] == [
        "Acme University has not paid yet: 3 days late"
    ]
    assert list(overdue.attention(overdue.of_desk([clara], NOON + timedelta(days=30)), NOON + timedelta(days=30))) == []


def test_what_is_paid_is_not_late(university, clara, coach):
    pay(university, coach)
    assert list(overdue.attention(overdue.of_desk([clara], NOON + timedelta(days=60)), NOON + timedelta(days=60))) == []


@pytest.mark.usefixtures("bank")
def test_a_client_who_pays_for_themselves_takes_back_what_they_asked(package, clara, coach, mailoutbox):
    asked = [
        requests.make(client=clara, sold=package, package=package, payer={**ADA, "payer_email": to}, key=uuid4(), by=by, now=NOON)
        for by, to in ((clara.user, "ada@example.org"), (coach.user, "uncle@example.org"))
    ]
    purchases.make(client=clara, sold=package, package=package, now=NOON)
    assert [PaymentRequest.objects.get(pk=each.pk).is_canceled for each in asked] == [True, False]
