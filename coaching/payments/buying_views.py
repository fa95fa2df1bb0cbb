"""A client chooses a package, goes to Stripe's page and comes back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from coaching.payments import stripe_api
from coaching.payments.account import balance
from coaching.payments.checkout import agreements, bought_before, checkouts, notices, offers, outcomes
from coaching.payments.checkout.bought_before import ConfirmForm
from coaching.payments.models import Checkout, Package
from coaching.payments.payers import asked
from coaching.people.access import client_required

SILENT = gettext_lazy("The payment page isn't responding. Nothing was charged: please try again in a minute.")


@client_required
@require_safe
def packages(request):
    """What can be bought; what can't be paid for here says "ask about this". An offer replaces the shop's price."""
    own = offers.offers_for(request.client, timezone.now())
    shop = Package.objects.on_sale().exclude(pk__in=[offer.package_id for offer in own])
    bought = bought_before.newest(request.client, shop)
    found = [(package, checkouts.can_pay_for(package), bought.get(package.pk)) for package in shop]
    context = {
        "packages": found,
        "once": bool(found) and all(package.instalments == 1 for package, _can_pay, _bought in found),
        "pending": set(notices.on_their_way(request.client).values_list("package", flat=True)),
        "begun": set(notices.months_begun(request.client).values_list("package", flat=True)),
        "asked": asked.open_for(request.client),
        "canceled": "canceled" in request.GET and _left_unpaid(request.client),
        "offers": own,
        "client": request.client,
    }
    return render(request, "coaching/payments/packages.html", context)


@client_required
def buy(request, pk):
    """Leads to Stripe's page: to the one that is open already, if there is one. Before that a page says what else there is to
    know: that it was bought already, and the practice's terms."""
    client, package = request.client, get_object_or_404(Package.objects.on_sale(), pk=pk)
    if offer := offers.offer_of(client, package.pk, timezone.now()):
        messages.info(request, _("You have an offer of your own for this. This is it."))
        return redirect(offer.url)
    if not checkouts.can_pay_for(package):
        return redirect("payments:packages")
    bought = bought_before.newest(client, [package]).get(package.pk)
    begun = agreements.unpaid(client, package)
    changed = agreements.changed(begun, package) if begun and begun.status == Checkout.Status.OPEN else ""
    agreed = agreements.of_unpaid(begun, package)
    form = ConfirmForm(request.POST if request.method == "POST" else None, bought=bought, sold=package, agreed=agreed)
    if not form.is_bound:
        return _confirm(request, package, bought, form, changed)
    if not form.has_read or ("confirm" not in request.POST and (changed or "agree" in form.fields)):
        return redirect("payments:buy", package.pk)
    if not form.is_valid():
        return _confirm(request, package, bought, form, status=422)
    return _pay(request, package, form.agreement(timezone.now()))


def _confirm(request, package, bought, form, changed="", status=200):
    context = {
        "package": package,
        "bought": bought,
        "form": form,
        "client": request.client,
        "can_pay": True,
        "changed": changed,
        "asked": asked.open_for(request.client),
        "waits": notices.on_their_way(request.client).filter(package=package).exists(),
        "has_begun": notices.months_begun(request.client).filter(package=package).exists(),
    }
    return render(request, "coaching/payments/buy.html", context, status=status)


def _pay(request, package, agreed):
    try:
        return redirect(checkouts.start(client=request.client, package=package, agreed=agreed))
    except checkouts.NotBegun as problem:
        messages.info(request, str(problem))
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


def _left_unpaid(client):
    """Whether the last payment page was left before anything was paid on it."""
    last = Checkout.objects.of_client(client).filter(request=None).order_by("-pk").first()
    return last is not None and last.status in {Checkout.Status.OPEN, Checkout.Status.EXPIRED}
