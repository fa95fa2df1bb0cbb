"""Money that does not fit: on the desk once, and answered with 200."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import models
from django.urls import reverse
from django.utils import timezone

from coaching.mail.models import Message
from coaching.mail.outbox import deliver
from coaching.payments.account import balance
from coaching.payments.after_sale import deciding, discrepancies, refunds, sentences
from coaching.payments.bookkeeping import sales
from coaching.payments.models import Checkout, Discrepancy, Invoice, Payment, PaymentRequest, Purchase, Refund
from coaching.people.models import Client
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings


@pytest.fixture
def completed(stripe, paid, told):
    """Delivers that Clara paid, twice, and gives the kind of what is on the desk then."""

    def deliver():
        first = stripe.events("checkout.session.completed")[0]
        assert told(first, {**first, "id": "evt_again"}) == [200, 200]
        return [each.kind for each in Discrepancy.objects.all()]

    return deliver


def asked(clara, paid, package, **values):
    request = PaymentRequest.objects.create(
        client=clara, payer_name="Ada", payer_email="ada@example.net", key=uuid4(), **package.terms, **values
    )
    Checkout.objects.filter(pk=paid.pk).update(request=request)
    return request


def test_another_amount(completed, paid):
    Checkout.objects.update(price=1)
    assert completed() == ["amount"]


def test_another_currency(completed, paid):
    Checkout.objects.update(currency="EUR")
    assert completed() == ["currency"]


def test_a_payment_that_was_not_begun_here(completed, paid):
    Checkout.objects.all().delete()
    assert completed() == ["unknown"]


def test_a_session_that_was_not_begun_here_and_not_paid_is_no_money(stripe, begun, told):
    stripe.expire(begun.session_id)
    Checkout.objects.all().delete()
    assert told(*stripe.events("checkout.session.expired")) == [200]
    assert Discrepancy.objects.count() == 0


def test_a_client_who_is_gone(completed, clara):
    Client.objects.filter(pk=clara.pk).update(stage=Client.Stage.GONE)
    assert completed() == ["gone"]
    assert Purchase.objects.count() == 0


def test_a_request_that_was_canceled(completed, clara, paid, package):
    asked(clara, paid, package, canceled_at=timezone.now())
    assert completed() == ["gone"]
    assert "It was not asked for anymore, so nothing was bought." in sentences.what(Discrepancy.objects.get())


def test_a_request_that_was_paid_already(completed, clara, paid, package, payment):
    request = asked(clara, paid, package)
    Purchase.objects.update(request=request, checkout=None)
    assert completed() == ["twice"]
    assert balance.left(clara) == 4


def test_a_request_whose_sessions_were_used_before_it_was_paid(completed, clara, paid, package, payment):
    models.QuerySet(Invoice).delete()
    payment.delete()
    Purchase.objects.update(request=asked(clara, paid, package), checkout=None)
    assert completed() == []
    assert (Purchase.objects.get().payments.count(), balance.left(clara)) == (1, 4)


def test_the_coach_is_mailed_once_what_to_do(completed, clara, paid, package, payment, coach, mailoutbox):
    Purchase.objects.update(request=asked(clara, paid, package), checkout=None)
    mailoutbox.clear()
    completed()
    completed()
    found = Discrepancy.objects.get()
    told = [(mail.to, mail.subject) for mail in mailoutbox]
    assert told == [([coach.email], "Money needs your decision"), (["ada@example.net"], "Your payment of USD 520.00")]
    page = f"{reverse('money_admin:decide')}#decide-{found.pk}"
    for words in ("$520 came from Ada (who pays for Clara Lind)", "Refund the second payment, or give sessions for it.", page):
        assert words in mailoutbox[0].body


def test_of_what_is_about_no_client_the_owners_are_mailed(completed, paid, owner, coach, mailoutbox):
    Checkout.objects.all().delete()
    mailoutbox.clear()
    completed()
    assert [mail.to for mail in mailoutbox] == [[owner.email]]


def test_what_has_a_mail_of_its_own_is_told_by_that_alone(clara, mailoutbox):
    for kind in (*Discrepancy.NEWS, Discrepancy.Kind.REFUND_FAILED):
        discrepancies.note(kind=kind, cause=kind, client=clara, amount=100, currency="USD")
    discrepancies.note(kind="refund", cause="lost", client=clara, amount=100, currency="USD", dispute=1)
    assert mailoutbox == []


@pytest.mark.parametrize("kind", sorted(set(Discrepancy.Kind) - Discrepancy.NEWS - {Discrepancy.Kind.REFUND_FAILED}))
def test_whatever_is_to_be_decided_is_mailed(kind, clara, coach, mailoutbox):
    found = discrepancies.note(kind=kind, cause="x", client=clara, amount=100, currency="USD")
    [mail] = mailoutbox
    assert (mail.to, sentences.what_to_do(found) in mail.body) == ([coach.email], True)


def test_what_is_decided_before_the_mail_goes_out_is_not_mailed(clara, coach, mailoutbox):
    found = discrepancies.note(kind="amount", cause="x", client=clara, amount=100, currency="USD")
    mailoutbox.clear()
    discrepancies.resolve(discrepancy=found, by=coach.user, resolution="left")
    Message.objects.update(state=Message.State.WAITING, due_at=timezone.now())
    deliver.call(Message.objects.get().pk)
    assert mailoutbox == []


@pytest.mark.parametrize("status", [403, 404])
def test_a_session_that_our_key_cannot_read(completed, stripe, paid, status, monkeypatch):
    from coaching.payments import stripe_api

    def refuse(session_id):
        raise stripe_api.StripeProblem("InvalidRequestError", status)

    monkeypatch.setattr(stripe_api, "fetch_session", refuse)
    assert completed() == ["unreadable"]
    assert sentences.what_to_do(Discrepancy.objects.get()).startswith("It comes from test mode")


def test_the_button_refunds_it_once_and_the_desk_is_clear(completed, stripe, coach, told, clara):
    Client.objects.filter(pk=clara.pk).update(stage=Client.Stage.GONE)
    completed()
    deciding.send_back(discrepancy=Discrepancy.objects.get(), by=coach.user)
    with pytest.raises(deciding.DecisionError, match="decided already"):
        deciding.send_back(discrepancy=Discrepancy.objects.get(), by=coach.user)
    assert [refund["amount"] for refund in stripe.store.all("refund")] == [52000]
    told(*stripe.events("charge.refunded"))
    found = Discrepancy.objects.get()
    assert (found.resolved_by, found.resolution) == (coach.user, "refunded at Stripe")


def test_refunded_at_the_dashboard_it_leaves_the_desk_by_itself(completed, stripe, told, paid):
    Checkout.objects.update(price=1)
    completed()
    stripe.refund(stripe.find(paid.session_id)["payment_intent"])
    told(*stripe.events("charge.refunded"))
    assert Discrepancy.objects.get().resolution == "refunded at Stripe"


def test_killed_after_stripe_refunded_it_the_button_refunds_nothing_more(completed, stripe, coach, monkeypatch):
    Checkout.objects.update(price=1)
    completed()
    monkeypatch.setattr(deciding.discrepancies, "resolve", lambda **values: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        deciding.send_back(discrepancy=Discrepancy.objects.get(), by=coach.user)
    monkeypatch.undo()
    stripe.answers.clear()
    deciding.send_back(discrepancy=Discrepancy.objects.get(), by=coach.user)
    assert (len(list(stripe.store.all("refund"))), Discrepancy.objects.open().count()) == (1, 0)


@pytest.fixture
def refunded(completed, stripe, coach, told, paid):
    """Money of Clara's that fitted nothing, and was refunded by the button; gives the refund's id at Stripe."""
    Checkout.objects.update(price=1)
    completed()
    deciding.send_back(discrepancy=Discrepancy.objects.get(), by=coach.user)
    told(*stripe.events("refund.created"))
    return next(iter(stripe.store.all("refund")))["id"]


def test_a_refund_of_it_that_fails_later_is_on_the_desk_again(refunded, stripe, told, clara, coach, mailoutbox):
    mailoutbox.clear()
    stripe.fail_refund(refunded)
    failed = stripe.events("refund.failed")[0]
    assert told(failed, {**failed, "id": "evt_again"}) == [200, 200]
    found = Discrepancy.objects.get()
    assert (found.kind, found.resolved_at, found.resolution) == ("amount", None, "")
    assert "the refund did not arrive" in sentences.what(found)
    assert sorted((mail.to[0], mail.subject) for mail in mailoutbox) == [
        (clara.email, "Your refund did not arrive"),
        (coach.email, "A refund to Clara Lind did not go through"),
    ]
    assert [each.state for each in sales.misfits(coach.user)] == ["to_decide"]


def test_after_a_refund_that_failed_it_is_refunded_anew(refunded, stripe, told, coach):
    stripe.fail_refund(refunded)
    told(*stripe.events("refund.failed"))
    deciding.send_back(discrepancy=Discrepancy.objects.get(), by=coach.user)
    assert [each["status"] for each in stripe.store.all("refund")] == ["succeeded", "failed"]
    told(*stripe.events("refund.failed"))
    assert Discrepancy.objects.open().count() == 0


def test_sessions_are_given_for_it_once(completed, coach, clara):
    Checkout.objects.update(price=1)
    completed()
    deciding.give(discrepancy=Discrepancy.objects.get(), sessions=4, by=coach.user)
    with pytest.raises(deciding.DecisionError):
        deciding.give(discrepancy=Discrepancy.objects.get(), sessions=4, by=coach.user)
    assert balance.left(clara) == 4


def test_what_is_given_for_it_is_a_sale_with_a_receipt_that_the_client_gets(completed, paid, package, coach, clara, mailoutbox):
    Checkout.objects.update(price=1, validity_days=30)
    completed()
    deciding.give(discrepancy=Discrepancy.objects.get(), sessions=3, by=coach.user)
    purchase = Purchase.objects.get()
    assert (purchase.client, purchase.package, purchase.checkout, purchase.title) == (clara, package, paid, package.title)
    assert (purchase.price, purchase.currency, purchase.sessions, purchase.validity_days) == (52000, "USD", 3, 30)
    assert purchase.lot.expires_on == purchase.bought_on + timedelta(days=30)
    payment = purchase.payments.get()
    assert (payment.amount, payment.method, payment.reference[:3]) == (52000, Payment.Method.STRIPE, "pi_")
    assert Invoice.objects.get(payment=payment).total == 52000
    (mail,) = [mail for mail in mailoutbox if mail.to == [clara.email]]
    assert (mail.subject, "$520" in mail.body, "3 sessions" in mail.body) == ("Thank you: Four sessions", True, True)


def test_what_is_given_for_it_is_in_the_sums_once(completed, coach):
    Checkout.objects.update(price=1)
    completed()
    deciding.give(discrepancy=Discrepancy.objects.get(), sessions=3, by=coach.user)
    assert [each.paid for each in sales.purchases(coach.user)] == [52000]
    assert sales.misfits(coach.user).count() == 0
    on = Payment.objects.get().on
    assert on == today(Discrepancy.objects.get().noticed_at, PracticeSettings.load().timezone)


def test_what_is_given_for_it_can_be_refunded_as_any_purchase(completed, coach):
    Checkout.objects.update(price=1)
    completed()
    deciding.give(discrepancy=Discrepancy.objects.get(), sessions=4, by=coach.user)
    refunds.ask(payment=Payment.objects.get(), amount=13000, sessions=1, reason="", key=uuid4(), by=coach.user)
    assert [(refund.amount, refund.status, refund.sessions) for refund in Refund.objects.all()] == [(13000, "succeeded", 1)]


def test_a_payer_who_paid_twice_gets_the_receipt_for_the_second(completed, clara, paid, package, payment, coach, mailoutbox):
    request = asked(clara, paid, package)
    Purchase.objects.update(request=request, checkout=None)
    models.QuerySet(Payment).update(reference=None)
    completed()
    mailoutbox.clear()
    deciding.give(discrepancy=Discrepancy.objects.get(), sessions=2, by=coach.user)
    second = Purchase.objects.latest("pk")
    assert (second.request.payer_name, second.request.is_paid, second.request == request) == ("Ada", True, False)
    assert Invoice.objects.latest("pk").buyer_name == "Ada"
    assert [mail.to for mail in mailoutbox if "520" in mail.body] == [["ada@example.net"]]
    assert [mail.subject for mail in mailoutbox if mail.to == [clara.email]] == ["Paid: Four sessions"]
    assert balance.left(clara) == 6


def test_in_a_currency_that_nothing_is_sold_in_sessions_are_only_given(completed, coach, clara):
    Checkout.objects.update(currency="EUR")
    completed()
    Discrepancy.objects.update(currency="SEK")
    deciding.give(discrepancy=Discrepancy.objects.get(), sessions=2, by=coach.user)
    assert (Purchase.objects.count(), balance.left(clara), sales.misfits(coach.user).count()) == (0, 2, 1)


@pytest.fixture
def gone_checkout(completed):
    """Money of Clara's whose checkout isn't here anymore when it is decided about."""
    Checkout.objects.update(price=1)
    completed()
    Checkout.objects.all().delete()
    return Discrepancy.objects.get()


def test_what_is_given_for_money_of_a_checkout_that_is_gone_is_a_sale_too(gone_checkout, coach, clara, mailoutbox):
    deciding.give(discrepancy=gone_checkout, sessions=3, by=coach.user)
    purchase = Purchase.objects.get()
    assert (purchase.client, purchase.package, purchase.checkout, purchase.title) == (clara, None, None, "Four sessions")
    assert (purchase.price, purchase.currency, purchase.sessions, purchase.lot.expires_on) == (52000, "USD", 3, None)
    assert [each.paid for each in sales.purchases(coach.user)] == [52000]
    assert (sales.misfits(coach.user).count(), Invoice.objects.get().total, balance.left(clara)) == (0, 52000, 3)
    assert "Thank you: Four sessions" in [mail.subject for mail in mailoutbox if mail.to == [clara.email]]


def test_the_desk_says_what_is_not_known_of_it_and_why_it_is_a_gift(gone_checkout, coach, signed_in):
    def page():
        return signed_in(coach.user).get("/admin/money/decide/").content.decode()

    assert "are sold for $520: in the sums" in page()
    assert "What was to be sold is no longer known here, so they have no last day." in page()
    Discrepancy.objects.update(currency="SEK")
    assert "Nothing can be sold in SEK here. Sessions that are given for it are a gift in the books" in page()


def test_the_desk_says_what_giving_does_with_the_money(completed, coach, signed_in):
    Checkout.objects.update(price=1)
    completed()
    page = signed_in(coach.user).get("/admin/money/decide/").content.decode()
    assert "are sold for $520: in the sums, with a receipt" in page


@pytest.mark.parametrize("kind", Discrepancy.Kind.values)
@pytest.mark.parametrize("with_client", [True, False])
def test_each_kind_has_a_sentence_and_what_to_do(kind, with_client, clara):
    found = Discrepancy(kind=kind, client=clara if with_client else None, amount=100, currency="USD", facts={"more": 1})
    assert "%(" not in sentences.what(found) + sentences.what_to_do(found)
    assert sentences.what_to_do(found)
