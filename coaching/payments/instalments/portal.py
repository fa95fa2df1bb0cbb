"""To Stripe's portal, where another card is given, and back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.payments import stripe_billing
from coaching.payments.instalments import cards, shown
from coaching.payments.models import InstalmentPlan
from coaching.payments.stripe_api import StripeProblem
from coaching.practice.addresses import address

BACK = "card"  # the parameter with which the portal leads back, and what keeps the card that there was before


def lead_to(request: HttpRequest, plan: InstalmentPlan, page: str) -> HttpResponse:
    """To the portal, which leads back to our `page` (a path); there at once where nothing is charged anymore."""
    if not plan.is_running:
        messages.info(request, _("Nothing more is charged, so no card is needed."))
        return redirect(page)
    request.session[BACK] = plan.payment_method_id
    try:
        return redirect(stripe_billing.portal(plan.customer_id, f"{address(page)}?{BACK}=1"))
    except StripeProblem:
        messages.error(request, _("Stripe isn't responding. Nothing has changed: please try again in a minute."))
        return redirect(page)


def look(request: HttpRequest, plan: InstalmentPlan) -> None:
    """Asks Stripe which card there is, and says so, also where an event was quicker. The page says how the payments stand."""
    try:
        cards.look(plan, timezone.now())
    except StripeProblem:
        messages.warning(request, _("Stripe isn't responding. If you set another card, we see it as soon as Stripe answers."))
        return
    plan.refresh_from_db(fields=["payment_method_id"])
    is_new = request.session.pop(BACK, plan.payment_method_id) != plan.payment_method_id
    if is_new and shown.of_plan(plan).needs_a_card:
        messages.error(request, _("Your new card is set, and the payment did not go through with it either."))
    elif is_new:
        messages.success(request, _("Your new card is set. What comes is charged to it."))
