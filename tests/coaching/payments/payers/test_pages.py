"""The payer's pages, and what never reaches a payer."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from wagtail.models import Page

from coaching.booking import bookings
from coaching.payments.account import balance, sessions
from coaching.payments.checkout import settling
from coaching.payments.models import BillingSettings, Checkout, Discrepancy, Invoice, PaymentRequest, Purchase
from coaching.payments.payers import forgetting, paying, requests
from coaching.payments.payers.links import PAY
from coaching.people.models import Note
from coaching.practice.models import PracticeSettings
from tests.coaching.payments.factories import free_time
from tests.coaching.payments.invoices.conftest import NOON
from tests.coaching.payments.payers.conftest import ADA, BANK

SECRET = "Quokka"


@pytest.fixture
def payer(db):
    return Client()


def test_the_page_says_what_is_to_be_paid(parent, payer, stripe):
    words = payer.get(PAY.path(parent)).content.decode()
    for each in ("USD 520.00 to be paid", "Four sessions", "Clara Lind", "Pay USD 520.00 by card"):
        assert each in words


def test_without_stripe_page_and_mail_say_how_to_pay_by_transfer(parent, payer, mailoutbox):
    words = payer.get(PAY.path(parent)).content.decode()
    assert ("by card" in words, "Cards can" in words, BANK in words, "by bank transfer" in words) == (False, False, True, True)
    [mail] = mailoutbox
    assert ("takes your payment" in mail.body, "by bank transfer" in mail.body, BANK in mail.body) == (False, True, True)
    assert BANK in mail.alternatives[0][0]


def test_with_stripe_the_mail_leads_to_the_page_that_takes_the_payment(stripe, parent, mailoutbox):
    assert ("takes your payment" in mailoutbox[0].body, BANK in mailoutbox[0].body) == (True, False)


def test_the_mail_says_who_asks(parent, package, clara, mailoutbox):
    uncle = {**ADA, "payer_email": "uncle@example.org"}
    requests.make(client=clara, sold=package, package=package, payer=uncle, key=uuid4(), by=clara.user, now=NOON)
    by_coach, by_client = (mail.body for mail in mailoutbox)
    assert ("Dana Reyes of Career Coaching asks you to pay for Clara Lind" in by_coach, "named you" in by_coach) == (True, False)
    assert "Clara Lind works with Career Coaching, and named you as the one who pays" in by_client


def test_a_payer_agrees_to_the_practices_terms_before_paying(parent, payer, stripe):
    practice = PracticeSettings.load()
    practice.terms_page = Page.objects.get(depth=2)
    practice.save()
    page = PAY.path(parent)
    assert practice.terms_page.title in payer.get(page).content.decode()
    refused = payer.post(f"{page}card/")
    assert (refused.status_code, Checkout.objects.count()) == (422, 0)
    assert "Please read the terms and agree to them" in refused.content.decode()
    payer.post(f"{page}card/", {"agree": "on"})
    begun = Checkout.objects.get()
    assert (begun.agreed_to, begun.agreed_at is None) == (practice.terms_page.title, False)


def test_a_payer_pays_by_card(parent, payer, stripe, clara, mailoutbox):
    address = payer.post(f"{PAY.path(parent)}card/").url
    checkout = Checkout.objects.get()
    session = stripe.find(checkout.session_id)
    assert (address, session["customer_email"], session["amount_total"]) == (session["url"], "ada@example.net", 52000)
    stripe.pay(checkout.session_id)
    words = payer.get(session["success_url"].replace("{CHECKOUT_SESSION_ID}", checkout.session_id)).content.decode()
    assert ("Paid. Thank you." in words, balance.left(clara), Invoice.objects.get().buyer_name) == (True, 4, "Ada Berg")
    assert {mail.to[0] for mail in mailoutbox} == {"ada@example.net", clara.email, clara.coach.email}


def test_pressed_twice_it_is_one_checkout(parent, payer, stripe):
    addresses = {payer.post(f"{PAY.path(parent)}card/").url for _each in range(2)}  # by two links
    assert (len(addresses), Checkout.objects.count()) == (1, 1)


def test_a_worker_that_died_before_stripes_answer_begins_nothing_twice(parent, payer, stripe):
    page = PAY.path(parent)
    first = payer.post(f"{page}card/").url
    Checkout.objects.update(session_id=None)
    assert (payer.post(f"{page}card/").url, Checkout.objects.count()) == (first, 1)


def test_what_was_paid_meanwhile_leads_back_to_the_page(parent, payer, stripe):
    page = PAY.path(parent)
    payer.post(f"{page}card/")
    stripe.pay(Checkout.objects.get().session_id)
    assert payer.post(f"{page}card/").url == page
    assert Purchase.objects.count() == 1


def test_an_organization_may_pay_by_card_what_was_used_before(ask, payer, stripe, clara):
    asked = ask(use_before_paid=True, is_organization=True)
    paying.start(asked, PAY.path(asked))
    stripe.pay(Checkout.objects.get().session_id)
    settling.settle(session_id=Checkout.objects.get().session_id)
    settling.settle(session_id=Checkout.objects.get().session_id)
    assert (Purchase.objects.get().payments.count(), balance.left(clara)) == (1, 4)


def test_a_canceled_one_says_so_and_takes_no_card(parent, payer, stripe):
    requests.cancel(request=parent)
    page = PAY.path(parent)
    assert "There is nothing to pay" in payer.get(page).content.decode()
    assert (payer.post(f"{page}card/").url, Checkout.objects.count()) == (page, 0)


def test_a_silent_stripe_charges_nothing_and_says_so(parent, payer, settings):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_URL = "sk_test_x", "http://127.0.0.1:1"
    assert "isn&#x27;t responding" in payer.post(f"{PAY.path(parent)}card/", follow=True).content.decode()


def test_the_payers_documents_are_behind_the_link_and_nowhere_else(university, payer, clara, signed_in):
    invoice = Invoice.objects.get()
    path = f"{PAY.path(university)}{invoice.pk}/"
    assert [payer.get(each).status_code for each in (path, f"{path}pdf/")] == [200, 200]
    assert signed_in(clara).get(f"/me/receipts/{invoice.pk}/").status_code == 404


def test_a_link_opens_no_documents_of_another_request(university, ask, payer):
    other = ask()
    assert payer.get(f"{PAY.path(other)}{Invoice.objects.get().pk}/").status_code == 404


@pytest.mark.parametrize("token", ["abc", "abc:def:ghi"])
def test_a_link_that_we_never_made_is_not_found(token, payer, db):
    assert {payer.get(f"/pay/{token}/").status_code, payer.post(f"/pay/{token}/card/").status_code} == {404}


def test_after_the_clients_account_the_link_is_dead(parent, payer, clara):
    requests.cancel(request=parent)
    assert forgetting.forget([clara]) == 1
    words = payer.get(PAY.path(parent)).content.decode()
    assert ("This link has done its work" in words, "Clara" in words) == (True, False)


def test_an_open_invoice_keeps_its_payer_until_it_is_settled(university, clara, coach):
    assert (forgetting.forget([clara]), PaymentRequest.objects.get().payer_email) == (0, "bills@acme.example")
    type(clara).objects.update(stage="gone")
    assert forgetting.forget_of_gone() == 0
    requests.cancel(request=university)
    assert (forgetting.forget_of_gone(), PaymentRequest.objects.get().payer_email) == (1, "")


@pytest.fixture
def planted(ask, clara, coach, session_type):
    """A request whose client has a note, sessions used, missed and booked, and things that were said about them."""
    from tests.worlds import booking_of

    asked = ask(use_before_paid=True, is_organization=True)
    Note.objects.create(client=clara, author=coach.user, text=SECRET)
    clara.timeline.create(kind="walk", text=SECRET, at=NOON)
    session_type.title = f"{SECRET} session"
    session_type.save()
    booking = sessions.book_session(client=clara, appointment_type=session_type, start=free_time(session_type))
    bookings.cancel(booking=booking, by="coach", word=SECRET)
    booking_of(clara, start=NOON)
    clara.ledger.model.objects.create(client=clara, lot=clara.lots.get(), kind="adjusted", delta=-1, reason=SECRET)
    clara.stage_reason = clara.source = SECRET
    clara.save()
    return asked


def test_nothing_of_the_coaching_reaches_a_payer(planted, clara, coach, payer, stripe, mailoutbox):
    requests.note_payment(request=planted, method="cash", on=NOON.date(), by=coach.user)
    path = PAY.path(planted)
    seen = [payer.get(path).content.decode()]
    seen += [payer.get(each).content.decode() for each in set(re.findall(rf"{path}\d+/", seen[0]))]
    mails = [mail for mail in mailoutbox if mail.to == ["ada@example.net"]]
    assert (len(seen), len(mails)) == (3, 2)
    words = "\n".join([*seen, *(mail.body + mail.subject + str(mail.alternatives) for mail in mails)])
    for each in (SECRET, clara.email, "left", "missed", "Held", "booked"):
        assert each not in re.sub(r"<(style|script)[^>]*>.*?</\1>", "", words, flags=re.DOTALL), each


def test_the_walk_would_find_what_is_planted(planted, clara, signed_in):
    """The control of the test above."""
    assert SECRET in signed_in(clara).get("/me/sessions/").content.decode()


@pytest.mark.parametrize("data", [{}, {"payer_name": "www.spam.example", "payer_email": "x"}])
def test_a_form_that_is_not_filled_in_asks_nobody(data, package, clara, signed_in):
    answer = signed_in(clara).post(f"/me/packages/{package.pk}/someone-else/", data)
    assert (answer.status_code, PaymentRequest.objects.count()) == (422, 0)


@pytest.mark.usefixtures("bank")
def test_a_client_asks_and_takes_it_back(package, clara, signed_in, mailoutbox):
    payer = signed_in(clara)
    form = payer.get(f"/me/packages/{package.pk}/someone-else/").context["form"]
    sent = {"key": str(form["key"].value()), "payer_name": "Ada Berg", "payer_email": "ada@example.net"}
    for _each in range(2):
        payer.post(f"/me/packages/{package.pk}/someone-else/", sent)
    asked = PaymentRequest.objects.get()
    assert ("not paid yet" in payer.get("/me/receipts/").content.decode(), len(mailoutbox)) == (True, 1)
    payer.post(f"/me/requests/{asked.pk}/cancel/")
    assert "canceled" in payer.get("/me/receipts/").content.decode()


@pytest.mark.usefixtures("bank")
def test_a_client_gives_themselves_no_sessions(package, clara, signed_in):
    sent = {
        "key": "6f1a3c4e-0000-4000-8000-000000000001",
        "payer_name": "Ada",
        "payer_email": "a@b.example",
        "use_before_paid": "on",
        "price": "1",
        "client": "7",
        "due_on": "2020-01-01",
    }
    signed_in(clara).post(f"/me/packages/{package.pk}/someone-else/", sent)
    asked = PaymentRequest.objects.get()
    assert (asked.use_before_paid, asked.price, asked.client, asked.due_on, balance.left(clara)) == (
        False,
        52000,
        clara,
        None,
        0,
    )


def test_what_the_coach_asked_is_not_the_clients_to_take_back(parent, clara, mallory, signed_in):
    assert [signed_in(each).post(f"/me/requests/{parent.pk}/cancel/").status_code for each in (clara, mallory)] == [404, 404]


def test_another_coach_finds_no_request(parent, other_coach, signed_in):
    payer, path = signed_in(other_coach), f"/admin/money/requests/{parent.pk}/"
    answers = [payer.get(path), payer.post(f"{path}paid/"), payer.post(f"{path}cancel/")]
    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_the_coach_asks_follows_and_notes(package, clara, coach, signed_in):
    BillingSettings.objects.update_or_create(defaults={"bank_details": BANK})
    payer = signed_in(coach)
    form = payer.get(f"/admin/money/requests/of/{clara.pk}/").context["form"]
    sent = {
        "key": str(form["key"].value()),
        "package": package.pk,
        "currency": "USD",
        "payer_name": "Acme",
        "payer_email": "bills@acme.example",
        "is_organization": "on",
        "use_before_paid": "on",
    }
    payer.post(f"/admin/money/requests/of/{clara.pk}/", sent)
    asked = PaymentRequest.objects.get()
    assert ("Acme" in payer.get(f"/admin/clients/{clara.pk}/").content.decode(), balance.left(clara)) == (True, 4)
    payer.post(f"/admin/money/requests/{asked.pk}/paid/", {"method": "check", "on": "2025-11-12"})
    words = payer.get(f"/admin/money/requests/{asked.pk}/").content.decode()
    assert ("Receipt R-2" in words, "Cancel the request" in words, Discrepancy.objects.count()) == (True, False, 0)


def test_a_date_to_come_is_refused_beside_its_field(parent, coach, signed_in):
    answer = signed_in(coach).post(f"/admin/money/requests/{parent.pk}/paid/", {"method": "check", "on": "2999-01-01"})
    assert (answer.status_code, "still to come" in answer.content.decode()) == (422, True)


def test_a_due_date_long_after_is_refused_beside_its_field(package, parent, clara, coach, signed_in):
    sent = {"package": package.pk, "currency": "USD", "payer_name": "Acme", "payer_email": "a@example.net", "key": uuid4()}
    answer = signed_in(coach).post(f"/admin/money/requests/of/{clara.pk}/", {**sent, "due_on": "9999-12-31"})
    assert (answer.status_code, "more than two years from now" in answer.content.decode()) == (422, True)
    assert PaymentRequest.objects.get() == parent
