"""Choosing a package, going to Stripe's page and coming back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.payments import stripe_api
from coaching.payments.account import balance
from coaching.payments.checkout import checkouts, settling
from coaching.payments.models import Checkout, InstalmentPlan, Package
from coaching.people.access import client_required


@client_required
@require_safe
def packages(request):
    """What can be bought; without Stripe's keys a package says "ask about this"."""
    context = {"packages": Package.objects.on_sale(), "can_pay": stripe_api.is_configured(), "client": request.client}
    return render(request, "coaching/payments/packages.html", context)


@client_required
@require_POST
def buy(request, pk):
    package = get_object_or_404(Package.objects.on_sale(), pk=pk)
    if not stripe_api.is_configured():
        return redirect("payments:packages")
    try:
        return redirect(checkouts.start(client=request.client, package=package))
    except stripe_api.StripeProblem:
        messages.error(request, _("The payment page isn't responding. Nothing was charged: please try again in a minute."))
        return redirect("payments:packages")


@client_required
@require_safe
def come_back(request):
    """Back from Stripe's page. Settles at once, so that nobody waits for the webhook."""
    session_id = request.GET.get("session", "").replace("\0", "")  # PostgreSQL refuses the question otherwise
    checkout = get_object_or_404(Checkout.objects.of_client(request.client), session_id=session_id)
    purchase = problem = None
    try:
        purchase = settling.settle(session_id=checkout.session_id)
    except settling.SettleError as error:
        problem = str(error)
    except stripe_api.StripeProblem:
        problem = _("Stripe does not answer. Your payment is safe. Check this page again in a minute.")
    if checkout.instalments > 1 and not problem and (plan := InstalmentPlan.objects.filter(checkout=checkout).first()):
        return redirect("payments:plan", plan.pk)
    context = {"purchase": purchase, "problem": problem, "left": balance.left(request.client)}
    return render(request, "coaching/payments/thanks.html", context)
