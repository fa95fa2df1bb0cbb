"""What is done about Stripe's events of instalments. Each leads to asking how the whole plan is."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import timezone

from coaching.payments.instalments import cards, misfits, starting
from coaching.payments.models import InstalmentPlan
from coaching.payments.stripe_events import listens, name_in

Deed = Callable[[datetime], object]


@listens("invoice.paid", "invoice.payment_failed", "invoice.voided", "invoice.marked_uncollectible")
def of_an_invoice(invoice: dict[str, Any]) -> Deed:
    plan = _plan_of(invoice)
    return starting.carry_on(plan) if plan else misfits.of_a_stranger(invoice)


@listens("subscription_schedule.canceled", "subscription_schedule.completed", "customer.subscription.deleted")
def of_a_schedule(thing: dict[str, Any]) -> Deed:
    plan = _plan_of(thing)
    return starting.carry_on(plan) if plan else lambda now: None


@listens("customer.updated")
def of_a_customer(customer: dict[str, Any]) -> Deed:
    """Perhaps another card. What had failed is tried with it at once."""
    plan = InstalmentPlan.objects.running().filter(customer_id=name_in(customer, "id")).select_related("checkout").first()
    if plan:
        cards.look(plan, timezone.now())
    return lambda now: None


def _plan_of(thing: dict[str, Any]) -> InstalmentPlan | None:
    """Each plan has a customer of its own at Stripe."""
    customer = name_in(thing, "customer")
    return InstalmentPlan.objects.filter(customer_id=customer).select_related("checkout").first() if customer else None
