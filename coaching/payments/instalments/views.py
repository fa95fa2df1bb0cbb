"""What a client sees of instalments: all of them before a card is saved, then how they go, and the way to another card."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from coaching.payments import stripe_api
from coaching.payments.checkout import months
from coaching.payments.instalments import arithmetic, portal, shown
from coaching.payments.instalments.links import MONTHLY
from coaching.payments.instalments.portal import BACK
from coaching.payments.models import InstalmentPlan
from coaching.people.access import client_required
from coaching.people.own_entries import client_of
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings
from coaching.signed_links.links import Status
from coaching.signed_links.outdated import outdated_page


@never_cache
def monthly(request: HttpRequest, token: str) -> HttpResponse:
    """Each payment with its date, as if the first were today, and the terms; the button leads to Stripe's page."""
    opened = MONTHLY.open_or_404(token)
    if opened.status is Status.CHANGED:
        return redirect(months.instead_of(opened.existing_row))
    if not opened.is_valid:
        return outdated_page(request, opened)
    checkout, status = opened.existing_row, 200
    if request.method == "POST":
        try:
            return redirect(months.go_on(checkout))
        except stripe_api.StripeProblem:
            messages.error(request, _("The payment page isn't responding. Nothing was charged: please try again in a minute."))
            status = 503
    parts = arithmetic.parts(checkout, today(timezone.now(), PracticeSettings.load().timezone))
    context = {"checkout": checkout, "parts": parts, "coach": checkout.client.coach, "client": client_of(request)}
    response = render(request, "coaching/payments/instalments/monthly.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response


@never_cache
@client_required
@require_safe
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """What is paid, what comes when, and what to do about a card. Who comes back from the portal is told what came of it."""
    client = client_of(request)
    found = get_object_or_404(shown.plans().filter(checkout__client=client), pk=pk)
    if BACK in request.GET:
        portal.look(request, found)
        return redirect("payments:plan", pk)
    context = {"shown": shown.shown(found), "plan": found, "checkout": found.checkout, "coach": client.coach}
    return render(request, "coaching/payments/instalments/plan.html", context)


@client_required
@require_POST
def card(request: HttpRequest, pk: int) -> HttpResponse:
    """To Stripe's portal, where another card is given."""
    found = get_object_or_404(InstalmentPlan.objects.of_client(client_of(request)), pk=pk)
    return portal.lead_to(request, found, reverse("payments:plan", args=[found.pk]))
