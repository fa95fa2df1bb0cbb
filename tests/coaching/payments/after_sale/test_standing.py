"""Each state of a sale's money, and what each place says of it that whoever paid can read."""

import re
from dataclasses import dataclass, field
from html import unescape
from uuid import uuid4

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from coaching.payments.after_sale import outcomes, standing
from coaching.payments.bookkeeping import sales
from coaching.payments.checkout import settling, visitors
from coaching.payments.invoices import pages
from coaching.payments.models import Checkout, Invoice, Payment
from coaching.payments.payers import paying
from coaching.payments.payers.links import PAY
from coaching.pipeline import promises
from coaching.pipeline.links import OFFER
from coaching.pipeline.models import Offer
from tests.coaching.payments.invoices.test_pdf import text_of
from tests.coaching.payments.payers.conftest import ask

__all__ = ["ask"]
TODAY = f"{timezone.localdate():%B} {timezone.localdate().day}, {timezone.localdate().year}"
THANKS = "Paid. Thank you."


@dataclass(frozen=True)
class Row:
    """A heading for whoever paid, the recap's word, the sentence, the client's own news, and the lines of the receipt."""

    heading: str
    label: str
    told: str
    news: str = ""
    lines: list[str] = field(default_factory=list)


def refund(payment, amount, *statuses):
    found = payment.refunds.create(amount=amount, on=timezone.localdate())
    for status in statuses:
        outcomes.become(found, status, timezone.now())


def dispute(payment, amount, status):
    at = timezone.now()
    closed = None if status == "open" else at
    payment.disputes.create(stripe_id=f"du_{uuid4()}", amount=amount, status=status, opened_at=at, closed_at=closed)


def refund_and_lose(payment):
    refund(payment, 13000, "succeeded")
    dispute(payment, 52000, "lost")


ARRIVED = "Your payment of {all} for “Four sessions” has arrived."
PART_BACK = "Of the {all} that you paid for “Four sessions”, {part} was refunded to you."
PART_LOST = "Your bank gave you back {part} of the {all} that you paid for “Four sessions”."
HAPPENED = {
    "paid": lambda payment: None,
    "on its way back": lambda payment: refund(payment, 13000),
    "part refunded": lambda payment: refund(payment, 13000, "succeeded"),
    "refunded": lambda payment: refund(payment, 52000, "succeeded"),
    "refund failed": lambda payment: refund(payment, 13000, "succeeded", "failed"),
    "in dispute": lambda payment: dispute(payment, 52000, "open"),
    "won": lambda payment: dispute(payment, 52000, "won"),
    "part lost": lambda payment: dispute(payment, 13000, "lost"),
    "lost": lambda payment: dispute(payment, 52000, "lost"),
    "part refunded, the rest lost": refund_and_lose,
}
TABLE = {
    "paid": Row(THANKS, "Paid", ARRIVED),
    "on its way back": Row(
        THANKS,
        "Paid",
        f"{ARRIVED} {{part}} is on its way back to you.",
        "$130 of “Four sessions” is on its way back to you.",
        ["On its way back: USD 130.00"],
    ),
    "part refunded": Row(
        "Partly refunded",
        "Partly refunded",
        PART_BACK,
        "$130 of “Four sessions” was refunded to you.",
        [f"Refunded on {TODAY}: USD 130.00, credit note TEST R-2"],
    ),
    "refunded": Row(
        "Refunded",
        "Refunded",
        "The {all} that you paid for “Four sessions” was refunded to you.",
        "$520 of “Four sessions” was refunded to you.",
        [f"Refunded on {TODAY}: USD 520.00, credit note TEST R-2"],
    ),
    "refund failed": Row(THANKS, "Paid", ARRIVED),
    "in dispute": Row(
        "In dispute",
        "In dispute",
        "Your bank is looking into what you paid for “Four sessions”, and has yet to decide.",
        "Your bank is looking into the payment for “Four sessions”.",
        [f"In dispute since {TODAY}: USD 520.00, about which the bank has yet to decide"],
    ),
    "won": Row(THANKS, "Paid", ARRIVED, "Your bank has decided: the payment for “Four sessions” stands"),
    "part lost": Row(
        "Partly returned by the bank",
        "Partly returned by the bank",
        PART_LOST,
        "it gave $130 back to you",
        [f"Returned by the bank on {TODAY}: USD 130.00"],
    ),
    "lost": Row(
        "Returned by the bank",
        "Returned by the bank",
        "Your bank gave you back the {all} that you paid for “Four sessions”.",
        "it gave $520 back to you",
        [f"Returned by the bank on {TODAY}: USD 520.00"],
    ),
    "part refunded, the rest lost": Row(
        "Returned by the bank",
        "Returned by the bank",
        "{part} was refunded to you. Your bank gave you back {rest} of the {all}",
        "it gave $390 back to you",
        [f"Refunded on {TODAY}: USD 130.00, credit note TEST R-2", f"Returned by the bank on {TODAY}: USD 390.00"],
    ),
}
DOLLARS = {"all": "$520", "part": "$130", "rest": "$390"}
EXACT = {"all": "USD 520.00", "part": "USD 130.00", "rest": "USD 390.00"}


@pytest.fixture(params=TABLE)
def state(request):
    return request.param


def text(browser, page):
    return unescape(browser.get(page).content.decode())


def test_each_state_has_its_words():
    assert list(HAPPENED) == list(TABLE)


def test_the_clients_pages_say_it(state, payment, clara, signed_in):
    HAPPENED[state](payment)
    row, browser, receipt = TABLE[state], signed_in(clara), payment.receipt
    after_paying = text(browser, f"{reverse('payments:return')}?session={payment.purchase.checkout.session_id}")
    assert (f"<h1>{row.heading}</h1>" in after_paying, row.told.format(**DOLLARS) in after_paying) == (True, True)
    assert row.news in text(browser, reverse("payments:sessions"))
    listed, page = text(browser, reverse("documents:list")), text(browser, reverse("documents:page", args=[receipt.pk]))
    assert [(line in listed, f"<li>{line}</li>" in page) for line in row.lines] == [(True, True)] * len(row.lines)
    assert ("Since this was issued" in page) is bool(row.lines)


def test_the_receipts_pdf_says_it(state, drawn_pdf, payment):
    HAPPENED[state](payment)
    words = " ".join(text_of(pages.pdf_of(payment.receipt)).split())
    assert [line in words for line in TABLE[state].lines] == [True] * len(TABLE[state].lines)
    assert ("Since this was issued" in words) is bool(TABLE[state].lines)


@pytest.fixture
def order(stripe, package, coach):
    """What Pia paid for without an account, after it was offered to her."""
    guest = {"name": "Pia", "email": "pia@example.org", "zone": "UTC", "source": ""}
    checkout = visitors.begin(package=package, coach=coach, guest=guest, form_key=str(uuid4()))
    now = timezone.now()
    offer = Offer.objects.create(client=checkout.client, text="Hello.", package=package, valid_until=now.date(), sent_at=now)
    promises.keep_up(offer, now)
    visitors.pay(checkout=checkout)
    stripe.pay(Checkout.objects.get().session_id)
    settling.settle(session_id=Checkout.objects.get().session_id)
    return Checkout.objects.get()


def test_the_page_of_an_order_and_the_recap_say_it(state, order):
    HAPPENED[state](Payment.objects.get())
    row, page = TABLE[state], text(Browser(), order.order_path)
    assert (f"<h1>{row.heading}</h1>" in page, row.told.format(**DOLLARS) in page) == (True, True)
    recap = text(Browser(), OFFER.path(Offer.objects.get()))
    assert f">{row.label}</span>" in recap
    assert ("Thank you: this is paid." in recap) is (row.heading == THANKS)
    assert (row.told.format(**DOLLARS) in recap) is (row.heading != THANKS)


def test_where_all_is_back_no_session_is_offered(order):
    HAPPENED["lost"](Payment.objects.get())
    page, recap = text(Browser(), order.order_path), text(Browser(), OFFER.path(Offer.objects.get()))
    assert ("choose the times" in page, "open your account" in recap, "Questions about it?" in recap) == (False, False, True)


def test_the_payers_page_says_it(state, ask, stripe):
    asked = ask()
    paying.start(asked, PAY.path(asked))
    stripe.pay(Checkout.objects.get().session_id)
    settling.settle(session_id=Checkout.objects.get().session_id)
    HAPPENED[state](Payment.objects.get())
    row, page = TABLE[state], text(Browser(), PAY.path(asked))
    assert (f"<h1>{row.heading}</h1>" in page, f"<title>{row.heading}" in page) == (True, True)
    if row.heading != THANKS:
        assert row.told.format(**EXACT) in page
    document = text(Browser(), reverse("payers:document", args=[PAY.token(asked), Invoice.objects.get(kind="receipt").pk]))
    assert [(line in page, line in document) for line in row.lines] == [(True, True)] * len(row.lines)


def test_it_is_the_state_that_the_list_of_sales_has(state, payment, coach):
    HAPPENED[state](payment)
    assert standing.of_purchase(payment.purchase).state == sales.purchases(coach.user).get().state


def test_a_client_reads_no_amount_of_what_someone_else_paid(ask, stripe, payment):
    purchase = payment.purchase
    HAPPENED["part lost"](payment)
    purchase.request = ask()
    told = standing.of_purchase(purchase, for_client=True).told
    assert told == "A bank gave back a part of what was paid for you for “Four sessions”."


OF_THE_COACH = {
    "part refunded": "partly refunded: $130",
    "refunded": "refunded",
    "in dispute": "disputed",
    "part lost": "partly lost in a dispute: $130",
    "lost": "lost in a dispute",
    "part refunded, the rest lost": "lost in a dispute",
}


def test_the_coach_sees_it_beside_the_payment(state, payment, clara, coach, signed_in):
    HAPPENED[state](payment)
    page = text(signed_in(coach), clara.get_absolute_url())
    row = re.search("<span>[$]520 · Four sessions · [^<]+(<span class=.desk-tag.>([^<]*)</span>)?</span>", page)
    assert row[2] == OF_THE_COACH.get(state)


def test_the_coach_sees_who_paid(ask, stripe, coach, clara, signed_in):
    asked = ask()
    paying.start(asked, PAY.path(asked))
    stripe.pay(Checkout.objects.get().session_id)
    settling.settle(session_id=Checkout.objects.get().session_id)
    assert " · paid by Ada Berg</span>" in text(signed_in(coach), clara.get_absolute_url())


@pytest.mark.parametrize(("happened", "words"), [("paid", "paid"), ("lost", "lost in a dispute")])
def test_a_request_that_was_paid_says_what_became_of_it(happened, words, ask, stripe, coach, clara, signed_in):
    asked = ask()
    paying.start(asked, PAY.path(asked))
    stripe.pay(Checkout.objects.get().session_id)
    settling.settle(session_id=Checkout.objects.get().session_id)
    HAPPENED[happened](Payment.objects.get())
    browser = signed_in(coach)
    for page in (clara.get_absolute_url(), reverse("payers_admin:request", args=[asked.pk])):
        assert f'$520 <span class="desk-tag">{words}</span>' in text(browser, page)
    assert f'<span class="badge">{words}</span>' in text(signed_in(clara), reverse("documents:list"))
