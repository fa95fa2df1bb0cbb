"""What Stripe delivers. https://docs.stripe.com/webhooks"""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from coaching.payments import stripe_api, stripe_events
from coaching.payments.checkout import refused

MOST_BYTES = 512 * 1024  # Stripe's own events are far below


@csrf_exempt
@require_POST
def webhook(request: HttpRequest) -> HttpResponse:
    """Takes one signed event. 400 for a bad signature, or for what is no event; 200 once it is in the queue, or was.

    It asks Stripe nothing and costs a few queries, whatever the event: the job does the rest.
    """
    if _is_too_big(request):
        return HttpResponse("too big", status=413, content_type="text/plain")
    try:
        event = stripe_api.event_from(request.body, request.headers.get("Stripe-Signature", ""))
    except ValueError as error:
        refused.note(request.headers.get("Stripe-Signature", ""), error, timezone.now())
        return HttpResponseBadRequest(str(error), content_type="text/plain")
    try:
        stripe_events.receive(event)
    except stripe_events.NotAnEvent as error:
        return HttpResponseBadRequest(str(error), content_type="text/plain")
    return HttpResponse("thank you")


def _is_too_big(request: HttpRequest) -> bool:
    length = request.headers.get("Content-Length") or "0"
    return len(length) > 9 or not length.isdecimal() or int(length) > MOST_BYTES
