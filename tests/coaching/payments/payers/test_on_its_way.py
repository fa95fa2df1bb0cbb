"""While a payment is on its way nobody else is asked for the same; and who was asked hears when nobody has to pay anymore."""

from uuid import uuid4

import pytest

from coaching.mail.models import Message
from coaching.payments import purchases
from coaching.payments.checkout import checkouts, settling
from coaching.payments.models import BillingSettings, Checkout, InstalmentPlan, PaymentRequest
from coaching.payments.payers import paying, requests
from coaching.payments.payers.links import PAY
from tests.coaching.payments.invoices.conftest import NOON
from tests.coaching.payments.payers.conftest import ACME, ADA, BANK

SENTENCE = "A payment for this is on its way already"


def settled(stripe):
    checkout = Checkout.objects.get()
    stripe.pay(checkout.session_id, arrived=False)
    settling.settle(session_id=checkout.session_id)


@pytest.fixture
def pending(stripe, package, clara):
    """Clara's bank has yet to confirm what she paid."""
    checkouts.start(client=clara, package=package)
    settled(stripe)


@pytest.fixture
def pending_by_payer(stripe, parent):
    paying.start(parent, PAY.path(parent))
    settled(stripe)
    return parent


def test_a_client_asks_nobody_and_reads_why(pending, package, clara, signed_in, mailoutbox):
    mailoutbox.clear()
    url = f"/me/packages/{package.pk}/someone-else/"
    browser = signed_in(clara)
    assert SENTENCE in browser.get(url, follow=True).content.decode()
    answer = browser.post(url, {"key": str(uuid4()), **ADA})
    assert (answer.status_code, SENTENCE in answer.content.decode()) == (422, True)
    assert (PaymentRequest.objects.count(), mailoutbox) == (0, [])


def test_a_coach_asks_nobody_and_reads_why(pending, package, clara, coach, signed_in):
    sent = {"key": str(uuid4()), "package": package.pk, "currency": "USD", **ADA}
    answer = signed_in(coach).post(f"/admin/money/requests/of/{clara.pk}/", sent)
    assert (answer.status_code, SENTENCE in answer.content.decode()) == (422, True)
    assert PaymentRequest.objects.count() == 0


def test_a_second_payer_is_not_asked_while_the_first_ones_bank_is(pending_by_payer, ask):
    with pytest.raises(requests.RequestError, match=SENTENCE):
        ask(payer_email="bob@example.net")


def test_the_months_that_have_begun_are_not_asked_of_anyone(stripe, package, clara, ask):
    checkout = Checkout.objects.create(client=clara, package=package, status="pending", idempotency_key=uuid4(), **package.terms)
    InstalmentPlan.objects.create(checkout=checkout)
    with pytest.raises(requests.RequestError, match="monthly payments for this have begun"):
        ask()


def test_something_else_can_be_asked_for(pending, package, ask, clara):
    requests.make(client=clara, sold=package, payer=ADA, key=uuid4(), by=clara.user)
    assert PaymentRequest.objects.count() == 1


def test_an_invoice_that_was_wished_waits_for_the_bank(stripe, package, clara):
    BillingSettings.objects.update_or_create(defaults={"bank_details": BANK})
    wished = requests.make(client=clara, sold=package, package=package, payer=ACME, key=uuid4(), by=clara.user, now=NOON)
    checkouts.start(client=clara, package=package)
    settled(stripe)
    with pytest.raises(requests.RequestError, match=SENTENCE):
        requests.confirm(request=wished)


def test_the_coach_is_warned_before_noting_what_the_bank_is_about_to_confirm(pending_by_payer, coach, signed_in):
    words = "Ada Berg has paid by Stripe, and the bank has yet to confirm it"
    url = f"/admin/money/requests/{pending_by_payer.pk}/"
    assert words in signed_in(coach).get(url).content.decode()
    Checkout.objects.update(status="failed")
    assert words not in signed_in(coach).get(url).content.decode()


@pytest.fixture
def asked_by_clara(bank, package, clara, mailoutbox):
    return requests.make(client=clara, sold=package, package=package, payer=ADA, key=uuid4(), by=clara.user)


def by_the_client(request):
    requests.cancel(request=request)


def by_the_coach(request):
    requests.decline(request=request)


def by_itself(request):
    purchases.make(client=request.client, sold=request.package, package=request.package, now=NOON)
    purchase = request.client.purchases.get()
    requests.take_back(purchase=purchase, now=NOON)


@pytest.mark.parametrize("cancel", [by_the_client, by_the_coach, by_itself])
def test_a_payer_hears_once_that_nothing_is_to_be_paid(asked_by_clara, cancel, mailoutbox):
    mailoutbox.clear()
    cancel(asked_by_clara)
    requests.cancel(request=asked_by_clara)
    told = [mail for mail in mailoutbox if mail.to == ["ada@example.net"]]
    assert [mail.subject for mail in told] == ["Nothing to pay for Clara Lind anymore"]
    assert "“Four sessions”, USD 520.00" in told[0].body


def test_whom_the_asking_did_not_reach_hears_nothing(asked_by_clara, mailoutbox):
    mailoutbox.clear()
    Message.objects.filter(kind="payments.request").update(state="waiting")
    requests.cancel(request=asked_by_clara)
    assert mailoutbox == []


def test_an_organization_hears_by_its_credit_note(university, mailoutbox):
    mailoutbox.clear()
    requests.cancel(request=university)
    assert ["Credit note" in mail.subject for mail in mailoutbox if mail.to == ["bills@acme.example"]] == [True]


def test_what_a_bank_has_yet_to_confirm_offers_no_canceling(asked_by_clara, stripe, clara, coach, signed_in):
    pages = [(clara, "/me/receipts/"), (coach, f"/admin/money/requests/{asked_by_clara.pk}/")]

    def offered():
        return ["/cancel/" in signed_in(who).get(url).content.decode() for who, url in pages]

    assert offered() == [True, True]
    paying.start(asked_by_clara, PAY.path(asked_by_clara))
    settled(stripe)
    assert offered() == [False, False]
    assert "has yet to confirm a payment for it, it can't be canceled" in signed_in(coach).get(pages[1][1]).content.decode()


def test_a_client_hears_that_the_coach_canceled_what_they_asked_for(asked_by_clara, clara, mailoutbox):
    mailoutbox.clear()
    for _press in range(2):
        requests.decline(request=asked_by_clara)
    told = [mail for mail in mailoutbox if mail.to == [clara.email]]
    assert [mail.subject for mail in told] == ["Ada Berg is no longer asked to pay"]
    assert ("“Four sessions”" in told[0].body, "removed" in told[0].body, "left." in told[0].body) == (True, False, False)


def test_a_client_hears_of_an_invoice_that_was_sent_and_is_canceled(package, clara, bank, mailoutbox):
    wished = requests.make(client=clara, sold=package, package=package, payer=ACME, key=uuid4(), by=clara.user, now=NOON)
    requests.confirm(request=wished)
    mailoutbox.clear()
    requests.decline(request=wished)
    told = [mail.subject for mail in mailoutbox if mail.to == [clara.email]]
    assert told == ["Acme University is no longer asked to pay"]


def test_a_client_who_loses_sessions_by_it_hears_how_many_and_what_is_left(ask, clara, mailoutbox):
    asked = ask(use_before_paid=True)
    mailoutbox.clear()
    requests.decline(request=asked)
    [mail] = [mail for mail in mailoutbox if mail.to == [clara.email]]
    assert "4 sessions that were given before they were paid were removed.\n\nYou have 0 sessions left." in mail.body


def test_what_the_client_cancels_or_never_asked_for_is_no_news_to_them(asked_by_clara, ask, clara, mailoutbox):
    requests.cancel(request=asked_by_clara)
    requests.decline(request=ask(payer_email="bob@example.net"))
    assert [mail for mail in mailoutbox if mail.to == [clara.email]] == []
