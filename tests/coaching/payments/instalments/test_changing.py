"""The coach waives a payment, or stops all further ones; whatever is broken off goes on."""

import re

import pytest
from django.utils import timezone

from coaching.payments import stripe_api, stripe_billing
from coaching.payments.account import balance
from coaching.payments.after_sale import reconciling
from coaching.payments.instalments import changing
from coaching.payments.models import Instalment, InstalmentPlan, Invoice, Purchase
from coaching.payments.stripe_api import StripeProblem
from tests.coaching.payments.instalments.test_following import mails, statuses

pytestmark = pytest.mark.django_db


@pytest.fixture
def waive(coach):
    return lambda number: changing.waive(instalment=Instalment.objects.get(number=number), reason="Get well", by=coach.user)


@pytest.fixture
def stop(coach):
    return lambda: changing.stop(plan=InstalmentPlan.objects.get(), reason="As agreed", by=coach.user)


def test_a_failed_one_is_waived_and_its_sessions_come(start, monthly, bill, waive, clara, stripe, mailoutbox):
    plan = start(monthly)
    bill(plan)
    bill(plan, succeeds=False)
    waive(2)
    waive(2)
    assert (statuses(), balance.left(clara)) == (["paid", "forgiven", "due"], 4)
    assert stripe.find(Instalment.objects.get(number=2).invoice_id)["status"] == "void"
    assert mails().count("payments.instalment_waived") == 1
    assert "Get well" in mailoutbox[-1].body


def test_the_last_one_is_waived_and_the_schedule_ends_earlier(start, monthly, bill, waive, clara, stripe):
    plan = start(monthly)
    bill(plan)
    waive(3)
    assert (statuses(), balance.left(clara)) == (["paid", "due", "forgiven"], 3)
    bill(plan)
    assert stripe.find(plan.schedule_id)["status"] == "completed"
    plan.refresh_from_db()
    assert (plan.status, balance.left(clara)) == ("finished", 5)


def test_each_receipt_and_its_mail_count_by_the_number_in_the_plan(start, monthly, bill, waive, clara, mailoutbox):
    plan = start(monthly)
    bill(plan)
    bill(plan, succeeds=False)
    waive(2)
    bill(plan)
    lines = [document.lines[0] for document in Invoice.objects.order_by("pk")]
    assert [line["text"] for line in lines] == ["Five sessions, payment 1 of 3", "Five sessions, payment 3 of 3"]
    assert [line["details"] for line in lines] == [
        ["This payment brings 2 sessions, of 5 in all"],
        ["This payment brings 1 session, of 5 in all"],
    ]
    told = "\n".join(mail.body for mail in mailoutbox if mail.to == [clara.email])
    numbers = re.findall(r"(payment \d of \d)[):]", told)
    assert numbers == ["payment 1 of 3", "payment 2 of 3", "payment 2 of 3", "payment 3 of 3"]


def test_where_all_sessions_come_at_once_later_receipts_say_so(start, monthly, bill):
    monthly.release = "at_once"
    monthly.save()
    plan = start(monthly)
    bill(plan)
    bill(plan)
    details = [document.lines[0]["details"] for document in Invoice.objects.order_by("pk")]
    assert details == [["5 sessions"], ["Its sessions came with the first payment"]]


def test_all_that_is_to_come_is_waived_from_the_end(start, monthly, bill, waive, clara, stripe):
    plan = start(monthly)
    bill(plan)
    with pytest.raises(changing.PlanError, match="the last one first"):
        waive(2)
    waive(3)
    waive(2)
    plan.refresh_from_db()
    assert (statuses(), plan.status, balance.left(clara)) == (["paid", "forgiven", "forgiven"], "finished", 5)
    assert stripe.find(plan.schedule_id)["status"] == "completed"


def test_the_first_is_waived_before_anything_is_charged(start, monthly, waive, clara, stripe):
    start(monthly)
    waive(1)
    assert (statuses(), balance.left(clara), Purchase.objects.count()) == (["forgiven", "due", "due"], 2, 1)
    assert [invoice["status"] for invoice in stripe.store.all("invoice")] == ["void"]


@pytest.mark.parametrize("tell", [True, False])
def test_what_is_paid_is_not_waived(start, monthly, bill, waive, tell):
    plan = start(monthly)
    bill(plan)
    bill(plan, succeeds=False)
    bill(plan)
    with pytest.raises(changing.PlanError):
        waive(1 if tell else 3)
    assert statuses() == ["paid", "failed", "paid"]


def test_paid_in_the_same_moment_wins(start, monthly, bill, waive, stripe):
    plan = start(monthly)
    bill(plan, succeeds=False)
    stripe.retry(Instalment.objects.get(number=1).invoice_id, succeeds=True)
    with pytest.raises(changing.PlanError, match="paid just now"):
        waive(1)
    assert statuses() == ["paid", "due", "due"]
    assert "payments.instalment_waived" not in mails()


def test_stopping_charges_nothing_more_and_takes_nothing(start, monthly, bill, stop, clara, stripe):
    plan = start(monthly)
    bill(plan)
    bill(plan, succeeds=False)
    stop()
    stop()
    plan.refresh_from_db()
    assert (statuses(), balance.left(clara), plan.status) == (["paid", "canceled", "canceled"], 2, "stopped")
    assert stripe.find(plan.schedule_id)["status"] == "canceled"
    assert [invoice["status"] for invoice in stripe.store.all("invoice")] == ["void", "paid"]
    assert [kind for kind in mails() if "stopped" in kind] == ["payments.instalments_stopped"]


def test_stopping_before_the_first_payment_buys_nothing(start, monthly, stop, clara):
    plan = start(monthly)
    stop()
    plan.refresh_from_db()
    assert (plan.status, plan.checkout.__class__.objects.get().status, Purchase.objects.count()) == ("stopped", "failed", 0)


@pytest.mark.parametrize("call", ["fetch_schedule", "cancel_schedule", "invoices_of", "give_up"])
@pytest.mark.parametrize("after", [True, False])
def test_a_stop_that_stripe_did_not_hear_is_asked_again(start, monthly, bill, stop, stripe, monkeypatch, call, after):
    plan = start(monthly)
    bill(plan, succeeds=False)
    _dying(monkeypatch, stripe_billing, call, after)
    with pytest.raises(StripeProblem):
        stop()
    plan.refresh_from_db()
    assert (plan.status, mails().count("payments.instalments_stopped")) == ("active", 0)
    reconciling.reconcile(timezone.now())
    plan.refresh_from_db()
    assert (plan.status, statuses()) == ("stopped", ["canceled"] * 3)
    assert mails().count("payments.instalments_stopped") == 1


@pytest.mark.parametrize("call", ["fetch_schedule", "shorten", "invoices_of"])
@pytest.mark.parametrize("after", [True, False])
def test_a_waiver_that_stripe_did_not_hear_is_asked_again(start, monthly, bill, waive, clara, monkeypatch, call, after):
    plan = start(monthly)
    bill(plan)
    _dying(monkeypatch, stripe_billing, call, after)
    with pytest.raises(StripeProblem):
        waive(3)
    assert (statuses(), mails().count("payments.instalment_waived")) == (["paid", "due", "due"], 0)
    reconciling.reconcile(timezone.now())
    assert (statuses(), balance.left(clara)) == (["paid", "due", "forgiven"], 3)
    assert mails().count("payments.instalment_waived") == 1


def _dying(monkeypatch, place, name, after):
    """The next call finds Stripe silent, before or after it has done what was asked."""
    real = getattr(place, name)

    def silent(*args, **kwargs):
        monkeypatch.setattr(place, name, real)
        if after:
            real(*args, **kwargs)
        raise stripe_api.StripeProblem("APIConnectionError")

    monkeypatch.setattr(place, name, silent)
