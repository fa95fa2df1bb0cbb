"""A client chooses a package, goes to Stripe's page and comes back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from coaching.payments import stripe_api
from coaching.payments.account import balance
from coaching.payments.checkout import checkouts, offers, outcomes
from coaching.payments.checkout.before import before_money
from coaching.payments.models import Checkout, Package
from coaching.people.access import client_required

SILENT = gettext_lazy("The payment page isn't responding. Nothing was charged: please try again in a minute.")


@client_required
@require_safe
def packages(request):
    """What can be bought; what can't be paid for here says "ask about this"."""
    found = [(package, checkouts.can_pay_for(package)) for package in Package.objects.on_sale()]
    context = {
        "packages": found,
        "once": all(package.instalments == 1 for package, _can_pay in found),
        "pending": set(_pending(request.client).values_list("package", flat=True)),
        "canceled": "canceled" in request.GET,
        "offers": offers.offers_for(request.client, timezone.now()),
        "client": request.client,
    }
    return render(request, "coaching/payments/packages.html", context)


@client_required
@require_POST
def buy(request, pk):
    """Leads to Stripe's page: to the one that is open already, if there is one."""
    package = get_object_or_404(Package.objects.on_sale(), pk=pk)
    if not checkouts.can_pay_for(package):
        return redirect("payments:packages")
    if page := before_money(request.client):
        return redirect(page)
    try:
        return redirect(checkouts.start(client=request.client, package=package))
    except stripe_api.StripeProblem:
        messages.error(request, SILENT)
        return redirect("payments:packages")


@client_required
@require_safe
def come_back(request):
    """Back from Stripe's page. Settles at once, so that nobody waits for the webhook."""
    session_id = request.GET.get("session", "").replace("\0", "")  # PostgreSQL refuses the question otherwise
    own = Checkout.objects.of_client(request.client).select_related("client__coach")
    checkout = get_object_or_404(own, session_id=session_id)
    outcome = outcomes.find_out(checkout)
    if outcome.plan:
        return redirect("payments:plan", outcome.plan.pk)
    left = balance.left(request.client, timezone.now()) if outcome.purchase else 0
    return render(request, "coaching/payments/thanks.html", {"checkout": checkout, "left": left, **vars(outcome)})


def _pending(client):
    return Checkout.objects.of_client(client).filter(status=Checkout.Status.PENDING, request=None)
