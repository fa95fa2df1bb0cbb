"""Another card for a plan: seen when its client comes back from the portal, or by an event. What had failed is tried at once.

Stripe would try again by itself on a later day, and not at all after its last try; with a key for each invoice and card it
is asked once. https://docs.stripe.com/billing/revenue-recovery/smart-retries
"""

from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet

from coaching.payments import stripe_billing
from coaching.payments.account import lots
from coaching.payments.instalments import starting, telling
from coaching.payments.models import Instalment, InstalmentPlan
from coaching.payments.stripe_api import StripeProblem

FAILED = Instalment.Status.FAILED


def look(plan: InstalmentPlan, now: datetime) -> None:
    """Notes the card that Stripe has of a plan, tries what waits for it, and follows what came of it. Again, it changes
    nothing. Raises StripeProblem when Stripe is silent: then it is asked later."""
    if not plan.subscription_id:
        return
    card = stripe_billing.card_of(plan.customer_id, plan.subscription_id)
    if card:
        _note(plan.pk, card, now)
    try_again(plan, card)
    deed = starting.carry_on(plan)
    with transaction.atomic():
        deed(now)


def try_again(plan: InstalmentPlan, card: str) -> None:
    """Tries what failed before its card was set. A no of Stripe's is followed as any other failure."""
    for row in waiting().filter(plan=plan, plan__stop_asked_at=None).order_by("number"):
        try:
            stripe_billing.pay(row.invoice_id or "", f"pay:{row.invoice_id}:{card}")
        except StripeProblem as problem:
            if not problem.is_final:
                raise


def waiting() -> QuerySet[Instalment]:
    """Instalments that failed, and wait to be tried with a card that is newer."""
    failed = Instalment.objects.filter(status=FAILED, waive_asked_at=None, invoice_id__isnull=False)
    return failed.filter(new_card_after__gte=F("attempts"))


@transaction.atomic
def _note(plan_id: int, card: str, now: datetime) -> None:
    plan = InstalmentPlan.objects.select_related("checkout__client__coach").get(pk=plan_id)
    lots.locked(plan.client)
    if not InstalmentPlan.objects.filter(pk=plan_id).exclude(payment_method_id=card).update(payment_method_id=card):
        return
    plan.instalments.filter(status=FAILED).update(new_card_after=F("attempts"))
    telling.new_card(plan, now)
