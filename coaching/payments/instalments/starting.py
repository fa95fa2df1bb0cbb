"""From a saved card to a schedule at Stripe. Broken off anywhere, it goes on from where it was, and ends the same.

The customer is this checkout's alone, so whatever schedule the customer has is the plan's: it is looked for before one is
created, and created with a key of the checkout's.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from coaching.payments import stripe_billing
from coaching.payments.account import lots
from coaching.payments.instalments import arithmetic, beginning, following, telling
from coaching.payments.models import Checkout, Instalment, InstalmentPlan, Purchase
from coaching.payments.stripe_api import StripeProblem
from coaching.people.models import Client
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings

Deed = Callable[[datetime], Purchase | None]
Status, OfCheckout = InstalmentPlan.Status, Checkout.Status


def follow(session: dict[str, Any]) -> Deed:
    """Goes on with what a Checkout session of mode setup says, as far as Stripe is concerned. Raises StripeProblem.

    What is returned has to be done inside a transaction, and gives the purchase once the first payment is there.
    """
    if session["status"] != "complete":
        return lambda now: _not_saved(session)
    found = InstalmentPlan.objects.filter(checkout__session_id=session["id"]).select_related("checkout").first()
    plan = found or _plan(session, timezone.now())
    return carry_on(plan) if plan else _nothing


def carry_on(plan: InstalmentPlan) -> Deed:
    """Makes sure that the schedule is there, unless the plan is to stop, and follows what it charged. Raises StripeProblem."""
    if not plan.schedule_id:
        try:
            _start(plan)
        except StripeProblem as problem:
            if not problem.is_final:
                raise
            return lambda now: never_started(plan, now)
    return following.follow(plan) if plan.schedule_id else _nothing


def _nothing(now: datetime) -> None:
    """There is nothing to follow."""


def _not_saved(session: dict[str, Any]) -> None:
    if session["status"] == "expired":
        rows = Checkout.objects.filter(session_id=session["id"], status=OfCheckout.OPEN)
        rows.update(status=OfCheckout.EXPIRED)


def _plan(session: dict[str, Any], now: datetime) -> InstalmentPlan | None:
    """The plan of a checkout whose card is saved; None when it isn't ours, or its client left."""
    saved = stripe_billing.fetch_setup_intent(session["setup_intent"])
    with transaction.atomic():
        Client.objects.select_for_update(no_key=True).filter(checkouts__session_id=session["id"]).first()
        found = Checkout.objects.select_for_update(of=("self",)).select_related("client__coach")
        checkout = found.filter(session_id=session["id"]).first()
        if checkout is None or not _fits(checkout, session, now):
            return None
        return InstalmentPlan.objects.filter(checkout=checkout).first() or _new(checkout, session, saved, now)


def _fits(checkout: Checkout, session: dict[str, Any], now: datetime) -> bool:
    ours = session["client_reference_id"] == str(checkout.pk) and beginning.is_monthly(checkout)
    return ours and not checkout.client.has_left(now)


def _new(checkout: Checkout, session: dict[str, Any], saved: dict[str, Any], now: datetime) -> InstalmentPlan:
    checkout.status = OfCheckout.PENDING
    checkout.save(update_fields=["status"])
    plan = InstalmentPlan.objects.create(
        checkout=checkout, customer_id=session["customer"], payment_method_id=saved["payment_method"], created_at=now
    )
    planned = arithmetic.parts(checkout, today(now, PracticeSettings.load().timezone))
    Instalment.objects.bulk_create(
        Instalment(plan=plan, number=each.number, amount=each.amount, sessions=each.sessions, due_on=each.due_on)
        for each in planned
    )
    telling.card_saved(plan, now)
    return plan


def _start(plan: InstalmentPlan) -> None:
    """The schedule at Stripe, which is found where it was begun before."""
    begun = stripe_billing.schedules_of(plan.customer_id)
    if not begun and plan.stop_asked_at:
        return
    schedule = begun[0] if begun else _create(plan)
    plan.schedule_id, plan.subscription_id = schedule["id"], schedule["subscription"]
    rows = InstalmentPlan.objects.filter(pk=plan.pk, schedule_id=None)
    rows.update(schedule_id=plan.schedule_id, subscription_id=plan.subscription_id, status=Status.ACTIVE)


def _create(plan: InstalmentPlan) -> dict[str, Any]:
    """The card is the customer's, not the schedule's, which would keep it when another is given in the portal."""
    key = plan.checkout.idempotency_key
    stripe_billing.charge_by(plan.customer_id, plan.payment_method_id, f"{key}:card")
    product = stripe_billing.create_product(plan.checkout.title, f"{key}:product")
    return stripe_billing.create_schedule(_params(plan, product["id"]), f"{key}:schedule")


def _params(plan: InstalmentPlan, product: str) -> dict[str, Any]:
    """Equal months, with the remainder of the price on top of the first; then it ends by itself."""
    checkout, months = plan.checkout, plan.checkout.instalments
    first, part = arithmetic.spread_price(checkout.price, months)[:2]
    price = {"currency": checkout.currency.lower(), "product": product}
    monthly = {**price, "unit_amount": part, "recurring": {"interval": "month"}}
    phase: dict[str, Any] = {
        "items": [{"price_data": monthly, "quantity": 1}],
        "duration": {"interval": "month", "interval_count": months},
        "metadata": {"checkout": str(checkout.pk)},
    }
    if first > part:
        phase["add_invoice_items"] = [{"price_data": {**price, "unit_amount": first - part}}]
    return {
        "customer": plan.customer_id,
        "start_date": "now",
        "end_behavior": "cancel",
        "default_settings": {"collection_method": "charge_automatically"},
        "metadata": {"checkout": str(checkout.pk), "months": str(months)},
        "phases": [phase],
    }


def never_started(plan: InstalmentPlan, now: datetime) -> None:
    """There is no schedule, and there will be none: nothing was charged, nothing will be, and both hear that it failed."""
    lots.locked(plan.checkout.client)
    if InstalmentPlan.objects.filter(pk=plan.pk, status=Status.STARTING, schedule_id=None).update(status=Status.STOPPED):
        plan.instalments.update(status=Instalment.Status.CANCELED)
        Checkout.objects.filter(pk=plan.checkout_id).update(status=OfCheckout.FAILED)
        telling.ended(InstalmentPlan.objects.select_related("checkout__client__coach").get(pk=plan.pk), now)
