"""Making a plan here say what its schedule and its invoices at Stripe say: whatever told us, and in whatever order.

The n-th monthly invoice of the subscription is the n-th instalment. An instalment never goes back on its way, so an answer
of Stripe's that is older than what is stored changes nothing.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from coaching.payments import stripe_billing
from coaching.payments.account import lots
from coaching.payments.checkout import cards
from coaching.payments.instalments import misfits, outcomes
from coaching.payments.models import Checkout, Instalment, InstalmentPlan, Purchase

Thing = dict[str, Any]
Status, OfPlan = Instalment.Status, InstalmentPlan.Status
MONTHLY = {"subscription_create", "subscription_cycle"}  # an invoice's reason; others were written by hand
ENDED = {"canceled", "completed"}


def follow(plan: InstalmentPlan) -> Callable[[datetime], Purchase | None]:
    """Asks Stripe about a plan whose schedule is there; what it returns stores the answer, inside a transaction."""
    schedule = stripe_billing.fetch_schedule(plan.schedule_id or "")
    subscription = schedule["subscription"] or plan.subscription_id
    invoices = stripe_billing.invoices_of(subscription) if subscription else []
    ways = {each["id"]: cards.used_for(misfits.intent_of(each)) for each in invoices if each["status"] == "paid"}
    return lambda now: store(plan.pk, schedule, invoices, ways, now)


def store(plan_id: int, schedule: Thing, invoices: list[Thing], ways: dict[str, str], now: datetime) -> Purchase | None:
    """Under the client's lock; `ways` are how invoices were paid, by their ids. Returns the purchase, once there is one."""
    plan = _locked(plan_id)
    rows = list(plan.instalments.all())
    monthly = [each for each in invoices if each["billing_reason"] in MONTHLY]
    for row, invoice in zip(rows, monthly, strict=False):
        _follow(plan, row, invoice, ways.get(invoice["id"], ""), now)
        if invoice["status"] == "draft" and not invoice["auto_advance"] and schedule["status"] == "canceled":
            outcomes.become(row, Status.CANCELED, now)  # Stripe leaves it a draft for good
    for extra in [*monthly[len(rows) :], *(each for each in invoices if each not in monthly)]:
        misfits.note_paid(extra, plan.client, now)
    for row in rows[len(monthly) :]:
        _without_invoice(plan, row, schedule, now)
    _end(plan, rows, schedule, now)
    return plan.purchase


def _locked(plan_id: int) -> InstalmentPlan:
    """The plan, after its client: whoever changes an account locks in this order."""
    client = InstalmentPlan.objects.values_list("checkout__client", flat=True).get(pk=plan_id)
    lots.Client.objects.select_for_update(no_key=True).get(pk=client)
    found = InstalmentPlan.objects.select_for_update(of=("self",))
    plan = found.select_related("checkout__client__coach", "checkout__package", "purchase__client__coach").get(pk=plan_id)
    return plan


def _follow(plan: InstalmentPlan, row: Instalment, invoice: Thing, how: str, now: datetime) -> None:
    row.plan = plan
    if row.invoice_id != invoice["id"]:
        row.invoice_id = invoice["id"]
        row.save(update_fields=["invoice_id"])
    if invoice["status"] == "paid":
        outcomes.paid(row, invoice, how, now)
    elif invoice["status"] == "void":
        outcomes.become(row, Status.FORGIVEN if row.waive_asked_at else Status.CANCELED, now)
    elif invoice["status"] in {"open", "uncollectible"} and invoice["attempted"]:
        outcomes.failed(row, invoice, now)


def _without_invoice(plan: InstalmentPlan, row: Instalment, schedule: Thing, now: datetime) -> None:
    """An instalment that Stripe has not begun to charge; perhaps it never will."""
    row.plan = plan
    if row.waive_asked_at and (_months(schedule) < row.number or schedule["status"] in ENDED):
        outcomes.become(row, Status.FORGIVEN, now)
    elif schedule["status"] in ENDED:
        outcomes.become(row, Status.CANCELED, now)


def _months(schedule: Thing) -> int:
    """After how many months it ends, as it was last told by us."""
    months = (schedule["metadata"] or {}).get("months", "")
    return int(months) if months.isdecimal() else 10**6


def _end(plan: InstalmentPlan, rows: Iterable[Instalment], schedule: Thing, now: datetime) -> None:
    statuses = {row.status for row in rows}
    if plan.stop_asked_at and statuses & {Status.DUE, Status.FAILED}:
        return  # what is open is still to be given up
    if statuses <= {Status.PAID, Status.FORGIVEN}:
        _become(plan, OfPlan.FINISHED, now)
    elif schedule["status"] == "canceled" or statuses <= {Status.PAID, Status.FORGIVEN, Status.CANCELED}:
        _become(plan, OfPlan.STOPPED, now)


def _become(plan: InstalmentPlan, status: str, now: datetime) -> None:
    """A plan that has stopped is finished after all when what was open is paid."""
    if plan.status in {status, OfPlan.FINISHED}:
        return
    plan.status = status
    plan.save(update_fields=["status"])
    if plan.purchase is None:
        rows = Checkout.objects.filter(pk=plan.checkout_id, status=Checkout.Status.PENDING)
        rows.update(status=Checkout.Status.FAILED)
    outcomes.ended(plan, now)
