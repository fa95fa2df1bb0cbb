"""An invoice that a client asks for waits for the coach, and none leaves without saying how to pay it."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from coaching.mail.models import Message
from coaching.payments.invoices import pages
from coaching.payments.models import BillingSettings, Invoice, PaymentRequest
from coaching.payments.off_line.forms import practice_today
from coaching.payments.payers import overdue, requests
from coaching.payments.payers.links import PAY
from tests.coaching.payments.invoices.conftest import NOON
from tests.coaching.payments.payers.conftest import ACME, ADA, BANK


@pytest.fixture
def wished(package, clara):
    """Clara asks for an invoice to her university."""
    BillingSettings.objects.update_or_create(defaults={"bank_details": BANK})
    return requests.make(client=clara, sold=package, package=package, payer=ACME, key=uuid4(), by=clara.user, now=NOON)


@pytest.fixture
def no_bank(wished):
    BillingSettings.objects.update(bank_details="")
    return wished


def test_what_a_client_asks_for_uses_up_no_number_and_the_coach_hears(wished, coach, mailoutbox):
    [mail] = mailoutbox
    assert (mail.to, mail.subject) == ([coach.email], "Clara Lind asks for an invoice to Acme University")
    assert (Invoice.objects.count(), wished.state_words) == (0, "waiting for approval")
    assert [reason.reason for reason in overdue.attention(overdue.of_desk([wished.client], NOON), NOON)] == [
        "Asks for an invoice to Acme University"
    ]


def test_the_coach_sends_it_once_and_the_client_hears(wished, coach, clara, signed_in, mailoutbox):
    mailoutbox.clear()
    due = practice_today() + timedelta(days=60)
    for _each in range(2):
        answer = signed_in(coach).post(f"/admin/money/requests/{wished.pk}/confirm/", {"due_on": str(due)})
        assert answer.status_code == 302
    assert [(mail.to[0], mail.subject) for mail in mailoutbox] == [
        ("bills@acme.example", "Invoice R-1 from Career Coaching"),
        (clara.email, "The invoice is on its way to Acme University"),
    ]
    assert (Invoice.objects.get().due_on, list(overdue.attention(overdue.of_desk([clara], NOON), NOON))) == (due, [])


def test_the_days_to_pay_count_from_the_confirmation(wished):
    assert requests.confirm(request=wished, now=NOON.replace(day=20)).due_on == date(2026, 12, 20)


def test_declined_it_is_closed_and_the_client_alone_hears(wished, coach, clara, signed_in, mailoutbox):
    mailoutbox.clear()
    for _each in range(2):
        signed_in(coach).post(f"/admin/money/requests/{wished.pk}/cancel/")
    assert [(mail.to[0], mail.subject) for mail in mailoutbox] == [(clara.email, "No invoice to Acme University")]
    assert Invoice.objects.count() == 0
    with pytest.raises(requests.RequestError, match="is canceled"):
        requests.confirm(request=wished)


def test_its_payment_is_not_noted_before_it_is_sent(wished, coach):
    with pytest.raises(requests.RequestError, match="isn't sent yet"):
        requests.note_payment(request=wished, method="transfer", on=NOON.date(), by=coach.user, now=NOON)


def test_another_coach_sends_nothing(wished, other_coach, signed_in):
    assert signed_in(other_coach).post(f"/admin/money/requests/{wished.pk}/confirm/").status_code == 404


def test_without_any_way_to_pay_nothing_is_issued_and_the_page_says_where_to_set_it(no_bank, owner, coach, signed_in):
    pages_ = [signed_in(each).get(f"/admin/money/requests/{no_bank.pk}/").content.decode() for each in (owner, coach)]
    assert [("can't be sent yet" in words, "/confirm/" in words) for words in pages_] == [(True, False)] * 2
    assert ["billingsettings" in words for words in pages_] == [True, False]
    signed_in(coach).post(f"/admin/money/requests/{no_bank.pk}/confirm/")
    assert Invoice.objects.count() == 0


def test_a_coach_who_asks_an_organization_without_a_way_to_pay_is_refused(ask, mailoutbox):
    BillingSettings.objects.update(bank_details="")
    with pytest.raises(requests.RequestError, match="how to pay"):
        ask(**ACME)
    assert (PaymentRequest.objects.count(), Invoice.objects.count(), mailoutbox) == (0, 0, [])


@pytest.mark.parametrize("who", ["coach", "clara"])
def test_nobody_is_asked_who_would_not_read_how_to_pay(who, request, package, clara, mailoutbox):
    by = request.getfixturevalue(who).user
    with pytest.raises(requests.RequestError, match=r"bank details first|Write to your coach"):
        requests.make(client=clara, sold=package, package=package, payer=ADA, key=uuid4(), by=by, now=NOON)
    assert (PaymentRequest.objects.count(), mailoutbox) == (0, [])


def test_a_client_reads_before_that_nobody_can_be_asked_yet(package, clara, signed_in):
    path = f"/me/packages/{package.pk}/someone-else/"
    assert "can&#x27;t be asked here yet" in signed_in(clara).get(path).content.decode().replace("'", "&#x27;")
    BillingSettings.objects.update_or_create(defaults={"bank_details": BANK})
    assert "be asked here yet" not in signed_in(clara).get(path).content.decode()


def test_the_coach_is_warned_before_asking(clara, coach, signed_in):
    path = f"/admin/money/requests/of/{clara.pk}/"
    assert "no bank details" in signed_in(coach).get(path).content.decode()
    BillingSettings.objects.update_or_create(defaults={"bank_details": BANK})
    assert "no bank details" not in signed_in(coach).get(path).content.decode()


def test_with_online_payment_alone_the_invoice_has_its_link_while_it_is_open(no_bank, stripe):
    invoice = requests.confirm(request=no_bank, now=NOON)
    link = PAY.url(no_bank)
    assert link.rpartition(":")[0] in pages._context(Invoice.objects.get())["pay_url"]
    requests.cancel(request=no_bank, now=NOON)
    assert pages._context(Invoice.objects.get(pk=invoice.pk))["pay_url"] == ""


def test_the_client_reads_that_the_coach_looks_at_it_first(package, clara, signed_in):
    browser, path = signed_in(clara), f"/me/packages/{package.pk}/someone-else/"
    assert "Dana Reyes looks at your request first" in browser.get(path).content.decode()
    sent = {"key": str(uuid4()), "payer_name": "Acme", "payer_email": "a@acme.example", "is_organization": "on"}
    assert "Dana Reyes has your request" in browser.post(path, sent, follow=True).content.decode()


def test_the_coach_sees_that_an_email_to_the_payer_failed(parent, coach, signed_in):
    path = f"/admin/money/requests/{parent.pk}/"
    assert "could not be delivered" not in signed_in(coach).get(path).content.decode()
    Message.objects.filter(to="ada@example.net").update(state=Message.State.FAILED)
    assert "could not be delivered" in signed_in(coach).get(path).content.decode()
