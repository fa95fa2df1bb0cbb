"""“Connect Stripe”, for the owner."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coaching.payments import stripe_mode
from coaching.payments.after_sale import dashboard
from coaching.payments.bookkeeping import connecting
from coaching.payments.stripe_events import LISTENERS
from coaching.people.access import owner_required, zone_of


@owner_required
@require_safe
def connect(request: HttpRequest) -> HttpResponse:
    """Five steps, each with what is there now and what to do. Keys are never shown, but for their last four characters."""
    found = connecting.steps(zone_of(request.user))
    context = {
        "steps": found,
        "is_ready": all(step.state == connecting.State.DONE for step in found),
        "endpoint": connecting.address(),
        "events": sorted(LISTENERS),
        "dashboard": dashboard.root(livemode=stripe_mode.mode_of(settings.STRIPE_SECRET_KEY) == "live"),
        "is_reachable": settings.SITE_URL.startswith("https://"),
    }
    return render(request, "coaching/payments/books/connect.html", context)
