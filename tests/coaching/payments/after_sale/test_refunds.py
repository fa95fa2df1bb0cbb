from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from coaching.payments import stripe_api
from coaching.payments.account import balance, grants
from coaching.payments.after_sale import refunds
from coaching.payments.models import Discrepancy, Payment, PaymentRequest, Purchase, Refund


def row():
    refund = Refund.objects.get()
    return refund.amount, refund.sessions, refund.status


def made(stripe):
    return [(refund["amount"], refund["status"]) for refund in stripe.store.all("refund")]


def test_a_refund_goes_to_stripe_and_takes_the_sessions(stripe, ask, clara):
    ask(13000, 1)
    assert (row(), made(stripe), balance.left(clara)) == ((13000, 1, "succeeded"), [(13000, "succeeded")], 3)


def test_a_refund_sends_its_key_and_the_amount(stripe, ask, payment):
    refund = ask(13000, 1)
    assert stripe.asked("/v1/refunds") == [
        {"payment_intent": payment.reference, "amount": "13000", "metadata": {"refund": str(refund.key)}}
    ]


def test_the_client_is_told_what_went_back_and_what_is_left(ask, clara, mailoutbox):
    ask(13000, 1)
    [mail] = [mail for mail in mailoutbox if mail.subject == "Refunded: $130"]
    assert mail.to == [clara.email]
    assert "1 session was taken for it." in mail.body
    assert "You have 3 sessions left." in mail.body


def test_one_form_sent_twice_refunds_once(stripe, ask):
    key = uuid4()
    assert ask(13000, 1, key=key) == ask(13000, 1, key=key)
    assert (made(stripe), Refund.objects.count()) == ([(13000, "succeeded")], 1)


def test_parts_add_up_and_no_more_than_was_paid_goes_back(ask):
    ask(13000, 1)
    ask(39000, 3)
    with pytest.raises(refunds.RefundError, match=r"up to \$0"):
        ask(1, 0)


@pytest.mark.parametrize("amount", [0, -1, 52001])
def test_an_amount_that_is_not_there_is_refused(ask, stripe, amount):
    with pytest.raises(refunds.RefundError, match=r"up to \$520"):
        ask(amount, 0)
    assert (made(stripe), Refund.objects.count()) == ([], 0)


def test_a_reserved_session_is_never_taken(ask, booked, clara):
    booked(3)
    with pytest.raises(refunds.RefundError, match="1 session is unused"):
        ask(52000, 2)
    ask(52000, 1)
    assert balance.left(clara) == 0


def test_a_payment_off_line_is_noted_and_stripe_is_not_asked(stripe, ask, payment, clara):
    Payment.objects.update(method="transfer", reference=None)
    ask(13000, 1)
    assert (row(), made(stripe), balance.left(clara)) == ((13000, 1, "succeeded"), [], 3)


def test_what_stripe_refuses_gives_the_sessions_back(stripe, ask, payment, clara):
    stripe.refund(payment.reference)
    with pytest.raises(refunds.RefundError, match="refunded already"):
        ask(13000, 1)
    assert (row(), balance.left(clara)) == ((13000, 1, "failed"), 4)


def test_while_stripe_is_silent_a_refund_waits_and_is_sent_again(stripe, ask, settings, clara, mailoutbox):
    settings.STRIPE_API_URL, working = "http://127.0.0.1:9", settings.STRIPE_API_URL
    assert ask(13000, 1).status == Refund.Status.PENDING
    assert (balance.left(clara), [mail for mail in mailoutbox if "Refund" in mail.subject]) == (3, [])
    settings.STRIPE_API_URL = working
    assert refunds.resume(timezone.now()) == 1
    assert (row(), made(stripe)) == ((13000, 1, "succeeded"), [(13000, "succeeded")])


def test_days_later_it_is_looked_for_before_it_is_asked_for(stripe, ask, monkeypatch):
    monkeypatch.setattr(refunds.following, "store", lambda *args: None)  # Stripe's answer never arrives
    ask(13000, 1)
    stripe.answers.clear()  # as Stripe forgets keys after a day
    monkeypatch.undo()
    assert refunds.resume(timezone.now() + timedelta(days=2)) == 1
    assert (row(), made(stripe)) == ((13000, 1, "succeeded"), [(13000, "succeeded")])


def test_a_refund_of_a_disputed_payment_waits_for_the_bank(stripe, ask, payment, told):
    stripe.dispute(payment.reference)
    told(*stripe.events("charge.dispute.created"))
    with pytest.raises(refunds.RefundError, match="questions this payment"):
        ask(13000, 1)


def test_a_refund_at_the_dashboard_takes_what_the_money_covers(stripe, payment, told, clara):
    stripe.refund(payment.reference, 26000)
    assert told(*stripe.events("charge.refunded")) == [200]
    assert (row(), balance.left(clara)) == ((26000, 2, "succeeded"), 2)


def test_a_refund_at_the_dashboard_told_again_and_in_any_order_counts_once(stripe, payment, told, clara, mailoutbox):
    stripe.refund(payment.reference, 13000)
    events = stripe.events("refund.created", "charge.refunded", "refund.updated", "charge.refund.updated")
    assert set(told(*reversed(events), *events)) == {200}
    assert (row(), balance.left(clara)) == ((13000, 1, "succeeded"), 3)
    assert [mail.subject for mail in mailoutbox if "Refunded" in mail.subject] == ["Refunded: $130"]


def test_parts_of_a_session_stay_the_clients_until_they_add_up(stripe, payment, told, clara):
    left = []
    for amount in (10000, 10000, 10000):
        stripe.refund(payment.reference, amount)
        told(stripe.events("charge.refunded")[-1])
        left.append(balance.left(clara))
    assert left == [4, 3, 2]


def test_a_part_that_fails_later_takes_the_session_it_had_made_whole_with_it(stripe, payment, told, clara):
    """Two halves took one session. Whichever fails, half a session's money has gone: the session is the client's."""
    first, _second = (stripe.refund(payment.reference, 6500) for _half in range(2))
    told(*stripe.events("charge.refunded"))
    taken = balance.left(clara)
    stripe.fail_refund(first["id"])
    told(*stripe.events("refund.failed"))
    assert (taken, balance.left(clara)) == (3, 4)


def test_parts_that_fail_one_after_the_other_give_back_once(stripe, payment, told, clara):
    halves = [stripe.refund(payment.reference, amount) for amount in (19500, 6500)]
    told(*stripe.events("charge.refunded"))
    left = [balance.left(clara)]
    for half in halves:
        stripe.fail_refund(half["id"])
        told(stripe.events("refund.failed")[-1])
        left.append(balance.left(clara))
    assert left == [2, 4, 4]


def test_what_is_booked_already_goes_to_the_desk(stripe, payment, told, booked, clara):
    booked(3)
    stripe.refund(payment.reference, 26000)
    told(*stripe.events("charge.refunded"))
    found = Discrepancy.objects.get()
    assert (found.kind, found.client, found.facts["taken"], found.facts["more"]) == ("refund", clara, 1, 1)
    assert (row(), balance.left(clara), clara.bookings.count()) == ((26000, 1, "succeeded"), 0, 3)


def test_sessions_that_were_given_are_not_taken_for_a_purchase(stripe, payment, told, coach, clara):
    grants.grant(client=clara, sessions=3, reason="A gift", by=coach.user)
    stripe.refund(payment.reference)
    told(*stripe.events("charge.refunded"))
    assert balance.left(clara) == 3


def test_a_refund_that_fails_later_is_put_right_and_told(stripe, ask, told, clara, coach, mailoutbox):
    refund = ask(13000, 1)
    stripe.fail_refund(refund.stripe_id)
    told(*stripe.events("refund.failed"), *stripe.events("refund.updated"))
    assert (row(), balance.left(clara), Discrepancy.objects.get().kind) == ((13000, 1, "failed"), 4, "refund_failed")
    assert [mail.to for mail in mailoutbox if "refund" in mail.subject] == [[clara.email], [coach.email]]


def test_what_is_heard_late_does_not_turn_a_refund_back(stripe, ask, payment, told, clara):
    refund = ask(13000, 1)
    early = stripe_api.refunds_of(payment.reference)
    stripe.fail_refund(refund.stripe_id)
    told(*stripe.events("refund.failed"))
    refunds.following.store(payment, early, timezone.now())
    assert (row(), balance.left(clara)) == ((13000, 1, "failed"), 4)


def test_a_refund_whose_payment_is_not_here_yet_is_caught_up(stripe, paid, told, clara):
    intent = stripe.find(paid.session_id)["payment_intent"]
    stripe.refund(intent, 13000)
    told(*stripe.events("charge.refunded"))
    assert Discrepancy.objects.get().kind == "unknown_refund"
    told(*stripe.events("checkout.session.completed"))
    assert (balance.left(clara), Purchase.objects.count(), Discrepancy.objects.open().to_decide().count()) == (3, 1, 0)


def test_a_refund_of_a_payment_that_is_not_ours_is_on_the_desk_once(stripe, payment, told):
    Payment.objects.update(reference="pi_other")
    stripe.refund(payment.reference, 13000)
    told(*stripe.events("charge.refunded", "refund.created"))
    assert [(each.kind, each.amount, each.client) for each in Discrepancy.objects.all()] == [("unknown_refund", 13000, None)]


def test_where_someone_else_paid_the_money_is_told_to_them_and_the_sessions_to_the_client(ask, payment, clara, mailoutbox):
    terms = payment.purchase.terms
    asked = PaymentRequest.objects.create(
        client=clara, payer_name="Ada Berg", payer_email="ada@example.net", key=uuid4(), **terms
    )
    Purchase.objects.update(request=asked)
    mailoutbox.clear()
    ask(13000, 1)
    to_payer, to_client = sorted(mailoutbox, key=lambda mail: mail.to)
    assert (to_payer.to, to_client.to) == (["ada@example.net"], [clara.email])
    assert ("$130" in to_payer.body, "session" in to_payer.body.replace("Four sessions", "")) == (True, False)
    assert ("$130" in to_client.body, "You have 3 sessions left." in to_client.body) == (False, True)


def test_a_refund_that_failed_explains_its_document_in_the_mail(stripe, ask, payment, told, clara, mailoutbox):
    refund = ask(13000, 1)
    told(*stripe.events("refund.updated"))
    stripe.fail_refund(refund.stripe_id)
    told(*stripe.events("refund.failed"))
    credited, failed = [mail for mail in mailoutbox if mail.to == [clara.email] and "efund" in mail.subject]
    assert "Credit note TEST R-2 has it in writing." in credited.body
    words = "Correction TEST R-3 cancels Credit note TEST R-2, because the money is still with us. Nothing is to be paid for it."
    assert (words in failed.body, "Thank you" in failed.body) == (True, False)
