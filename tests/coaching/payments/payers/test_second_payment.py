"""Money of a payer's that nobody asked for anymore: who is told what, and what came of it."""

import pytest
from django.test import Client
from django.utils import timezone

from coaching.payments.after_sale import deciding, reconciling, sentences
from coaching.payments.checkout import settling
from coaching.payments.models import Checkout, Discrepancy, Invoice
from coaching.payments.payers import paying, requests
from coaching.payments.payers.links import PAY

LAST_YEAR = timezone.now().date().replace(year=timezone.now().year - 1, day=1)


@pytest.fixture
def twice(parent, stripe, coach, mailoutbox):
    """The parent paid by card in the moment in which the coach noted their cash."""
    paying.start(parent, PAY.path(parent))
    stripe.pay(Checkout.objects.get().session_id)
    requests.note_payment(request=parent, method="cash", on=LAST_YEAR, by=coach.user)
    return Discrepancy.objects.get()


def mails_to(mailoutbox, address):
    return [(mail.subject, mail.body) for mail in mailoutbox if mail.to == [address]]


def test_the_desk_names_the_payer(twice):
    assert sentences.what(twice) == "$520 came from Ada Berg (who pays for Clara Lind) for something that was paid already."


def test_the_payers_page_promises_nothing_before_the_coach_decides(twice, parent):
    path = PAY.path(parent)
    words = Client().get(f"{path}?session={Checkout.objects.get().session_id}").content.decode()
    assert ("Dana Reyes has been told, decides" in words, "goes back" in words) == (True, False)
    assert "Dana Reyes has been told" in Client().get(path).content.decode()


def test_the_payer_is_told_once_and_the_client_not_at_all(twice, mailoutbox, clara):
    for _each in range(2):
        with pytest.raises(settling.SettleError, match="decide what happens"):
            settling.settle(session_id=Checkout.objects.get().session_id)
    told = [body for subject, body in mails_to(mailoutbox, "ada@example.net") if subject == "Your payment of USD 520.00"]
    assert (len(told), "decides what happens with the money" in told[0]) == (1, True)
    assert not [body for _subject, body in mails_to(mailoutbox, clara.email) if "520" in body]


def test_after_the_refund_the_payer_hears_of_it_once(twice, coach, mailoutbox, stripe, clara, parent):
    mailoutbox.clear()
    deciding.send_back(discrepancy=twice, by=coach.user)
    reconciling.reconcile(timezone.now())
    [(subject, body)] = mails_to(mailoutbox, "ada@example.net")
    assert (subject, "goes back to you" in body, len(mailoutbox)) == ("Refund: USD 520.00", True, 1)
    assert (Invoice.objects.count(), "has been told" in Client().get(PAY.path(parent)).content.decode()) == (1, False)


def test_a_refund_at_the_dashboard_is_told_as_well(twice, stripe, mailoutbox):
    from coaching.payments.stripe_api import create_refund

    mailoutbox.clear()
    create_refund({"payment_intent": twice.facts["payment_intent"]}, "by hand")
    reconciling.reconcile(timezone.now())
    assert [subject for subject, _body in mails_to(mailoutbox, "ada@example.net")] == ["Refund: USD 520.00"]
    twice.refresh_from_db()
    assert twice.resolved_at is not None
