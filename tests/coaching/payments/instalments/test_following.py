"""From a saved card to the last payment, each event once, twice, reordered, late or lost."""

import pytest
from django.utils import timezone

from coaching.mail.models import Message
from coaching.payments import stripe_billing
from coaching.payments.account import balance
from coaching.payments.after_sale import reconciling
from coaching.payments.checkout import settling
from coaching.payments.instalments import resuming
from coaching.payments.models import Checkout, Discrepancy, Instalment, InstalmentPlan, Payment, Purchase
from tests.coaching.payments.factories import story

pytestmark = pytest.mark.django_db


def statuses():
    return list(Instalment.objects.order_by("number").values_list("status", flat=True))


def mails():
    """What was mailed of payments, except that a card is saved."""
    found = Message.objects.filter(kind__startswith="payments.").exclude(kind="payments.card_saved")
    return sorted(found.values_list("kind", flat=True))


def test_nothing_is_bought_before_the_first_payment(start, monthly, clara):
    plan = start(monthly)
    assert (plan.status, plan.purchase, plan.checkout.status) == ("active", None, "pending")
    assert (balance.left(clara), Purchase.objects.count(), mails()) == (0, 0, [])


def test_the_amounts_are_shown_and_charged(start, monthly, bill, stripe):
    plan = start(monthly)
    for _month in range(3):
        assert set(bill(plan)) == {200}
    assert [invoice["amount_paid"] for invoice in reversed(stripe.store.all("invoice"))] == [17334, 17333, 17333]
    assert list(Payment.objects.values_list("amount", flat=True)) == [17334, 17333, 17333]


def test_each_payment_releases_its_sessions_and_has_its_receipt(start, monthly, bill, clara):
    plan = start(monthly)
    left = []
    for _month in range(3):
        bill(plan)
        left.append(balance.left(clara))
    plan.refresh_from_db()
    assert (left, statuses(), plan.status) == ([2, 4, 5], ["paid"] * 3, "finished")
    assert story(clara) == [("bought", 2), ("bought", 2), ("bought", 1)]
    assert mails() == ["payments.receipt"] * 3
    assert Checkout.objects.get().status == "paid"


def test_all_sessions_come_at_once_with_the_first_payment(start, monthly, bill, clara):
    monthly.release = "at_once"
    monthly.save()
    plan = start(monthly)
    bill(plan)
    assert balance.left(clara) == 5
    bill(plan)
    assert (balance.left(clara), story(clara)) == (5, [("bought", 5)])


def test_all_come_at_once_also_when_the_first_payment_is_the_second_month(start, monthly, bill, clara):
    monthly.release = "at_once"
    monthly.save()
    plan = start(monthly)
    bill(plan, succeeds=False)
    assert balance.left(clara) == 0
    bill(plan)
    assert (balance.left(clara), statuses()) == (5, ["failed", "paid", "due"])


def test_validity_counts_from_the_purchase(start, monthly, bill):
    monthly.validity_days = 30
    monthly.save()
    plan = start(monthly)
    bill(plan)
    purchase = Purchase.objects.get()
    assert (purchase.lot.expires_on - purchase.bought_on).days == 30


def test_events_come_twice_and_in_any_order(start, monthly, bill, told, clara):
    plan = start(monthly)
    happened = [event for _month in range(3) for event in bill(plan, tell=False)]
    assert set(told(*reversed(happened), *happened)) == {200}
    assert (statuses(), balance.left(clara), Payment.objects.count()) == (["paid"] * 3, 5, 3)
    assert mails() == ["payments.receipt"] * 3


def test_what_was_lost_is_found_by_asking(start, monthly, bill, clara):
    plan = start(monthly)
    for _month in range(3):
        bill(plan, tell=False)
    reconciling.reconcile(timezone.now())
    assert (statuses(), balance.left(clara)) == (["paid"] * 3, 5)


def test_a_saved_card_that_nobody_told_of_is_found_by_asking(buy, told, monthly, stripe):
    checkout = buy(monthly)
    stripe.save_card(checkout.session_id)
    reconciling.reconcile(timezone.now())
    assert InstalmentPlan.objects.get().status == "active"


def test_a_payment_that_failed_is_told_once_and_takes_nothing(start, monthly, bill, told, stripe, clara):
    plan = start(monthly)
    bill(plan)
    bill(plan, succeeds=False)
    invoice = Instalment.objects.get(number=2).invoice_id
    stripe.retry(invoice, succeeds=False)
    told(*stripe.events("invoice.payment_failed"))
    assert (statuses(), balance.left(clara)) == (["paid", "failed", "due"], 2)
    assert mails() == ["payments.instalment_failed", "payments.instalment_failed_coach", "payments.receipt"]


def test_what_failed_and_is_paid_later_is_put_right_and_told(start, monthly, bill, told, stripe, clara):
    plan = start(monthly)
    bill(plan)
    bill(plan, succeeds=False)
    stripe.retry(Instalment.objects.get(number=2).invoice_id, succeeds=True)
    told(*stripe.events("invoice.paid"), *stripe.events("invoice.payment_failed"))
    assert (statuses(), balance.left(clara)) == (["paid", "paid", "due"], 4)
    assert "payments.instalment_mended_coach" in mails()
    assert mails().count("payments.receipt") == 2


def test_a_failure_heard_after_the_payment_is_no_news(start, monthly, bill, told, stripe):
    plan = start(monthly)
    late = bill(plan, succeeds=False, tell=False)
    stripe.retry(stripe.store.all("invoice")[0]["id"], succeeds=True)
    told(*stripe.events("invoice.paid"), *late)
    assert (statuses(), mails()) == (["paid", "due", "due"], ["payments.receipt"])


def test_an_invoice_of_nobody_here_is_on_the_desk_once(start, monthly, bill, told, stripe, db):
    plan = start(monthly)
    happened = bill(plan, tell=False) + bill(plan, tell=False)
    plan.checkout.delete()
    assert set(told(*happened)) == {200}
    [found] = Discrepancy.objects.all()
    assert (found.kind, found.amount, found.client) == ("instalment", 17334, None)
    assert found.facts["payment_intent"].startswith("pi_")


def test_money_for_someone_who_left_is_on_the_desk(start, monthly, bill, clara):
    plan = start(monthly)
    clara.stage = "gone"
    clara.save()
    bill(plan)
    assert (Discrepancy.objects.get().kind, Purchase.objects.count()) == ("instalment", 0)


def test_someone_who_left_is_charged_no_more(start, monthly, bill, clara, stripe):
    plan = start(monthly)
    bill(plan)
    clara.stage = "gone"
    clara.save()
    reconciling.reconcile(timezone.now())
    assert stripe.find(plan.schedule_id)["status"] == "canceled"
    plan.refresh_from_db()
    assert plan.status == "stopped"


@pytest.mark.parametrize("succeeds", [True, False])
def test_whoever_has_just_left_is_charged_no_more_at_once(start, monthly, bill, clara, stripe, succeeds):
    plan = start(monthly)
    bill(plan)
    bill(plan, succeeds=succeeds)
    clara.leaves_at = timezone.now()
    clara.save()
    resuming.stop_soon(timezone.now())
    assert stripe.find(plan.schedule_id)["status"] == "canceled"
    plan.refresh_from_db()
    assert plan.status == "stopped"


def test_a_schedule_canceled_at_stripe_stops_the_plan_and_tells_both(start, monthly, bill, told, stripe):
    plan = start(monthly)
    bill(plan)
    stripe_billing.cancel_schedule(plan.schedule_id, "someone")
    told(*stripe.events("subscription_schedule.canceled"), *stripe.events("customer.subscription.deleted"))
    plan.refresh_from_db()
    assert (plan.status, statuses()) == ("stopped", ["paid", "canceled", "canceled"])
    assert mails() == ["payments.instalments_stopped", "payments.instalments_stopped_coach", "payments.receipt"]


def test_a_session_that_expires_begins_nothing(buy, told, monthly, stripe):
    checkout = buy(monthly)
    stripe.expire(checkout.session_id)
    assert settling.settle(session_id=checkout.session_id) is None
    assert (Checkout.objects.get().status, InstalmentPlan.objects.count()) == ("expired", 0)


def test_the_receipt_says_which_month_it_is_of(start, monthly, bill, mailoutbox):
    plan = start(monthly)
    bill(plan)
    bill(plan)
    receipts = [" ".join(mail.body.split()) for mail in mailoutbox if mail.subject == "Thank you: Five sessions"]
    assert "Your payment of $173.34 for “Five sessions” (payment 1 of 3) has arrived." in receipts[0]
    assert "Your payment of $173.33 for “Five sessions” (payment 2 of 3) has arrived." in receipts[1]
