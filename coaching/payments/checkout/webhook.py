"""What Stripe tells us. https://docs.stripe.com/webhooks"""

import logging

from django.http import HttpResponse, HttpResponseBadRequest
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from coaching.payments import stripe_api
from coaching.payments.checkout import refused, settling
from coaching.payments.models import StripeEvent

CHECKOUT = {
    "checkout.session.completed",
    "checkout.session.async_payment_succeeded",
    "checkout.session.expired",
}
log = logging.getLogger(__name__)


@csrf_exempt
@require_POST
def webhook(request):
    """Takes one signed event. 400 for a bad signature, or for what is no event; 200 once it is dealt with, now or before.

    An error leaves no trace of the event, so that Stripe's next delivery deals with it from the start.
    """
    try:
        event = stripe_api.event_from(request.body, request.headers.get("Stripe-Signature", ""))
        session_id = session_of(event)
    except ValueError as error:
        refused.note(request.headers.get("Stripe-Signature", ""), error, timezone.now())
        return HttpResponseBadRequest(str(error), content_type="text/plain")
    try:
        handle(event, session_id)
    except settling.SettleError as error:  # asking again would not change it
        log.warning("%s: %s", event["id"], error)
    except stripe_api.StripeProblem:
        return HttpResponse("please send it again", status=503)
    return HttpResponse("thank you")


def session_of(event):
    """The id of the Checkout session that an event is about, or None. Raises ValueError for one that needs it and has none."""
    if event["type"] not in CHECKOUT:
        return None
    session_id = event["data"]["object"].get("id")
    if not stripe_api.is_name(session_id):
        raise ValueError("not an event: it names no session")
    return session_id


def handle(event, session_id):
    """Deals with an event once. Raises SettleError, StripeProblem."""
    if StripeEvent.objects.filter(stripe_id=event["id"]).exists():
        return
    if session_id:
        settling.settle(session_id=session_id, event=event)
    else:
        StripeEvent.note(event)
