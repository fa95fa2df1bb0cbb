"""A payer pays by card: to Stripe's page and back."""

from coaching.payments import stripe_api
from coaching.payments.checkout import checkouts, settling
from coaching.payments.checkout.agreements import Agreement
from coaching.payments.models import Checkout, PaymentRequest


def start(request: PaymentRequest, page: str, agreed: Agreement | None = None) -> str:
    """Where the payer goes next: Stripe's page, or back to their own `page` once nothing is to be paid. `agreed` is what they
    agreed to. Raises StripeProblem, NotBegun."""
    settle_open(request)
    request = PaymentRequest.objects.with_state().get(pk=request.pk)
    if not request.is_open or request.waits_for_coach or is_on_its_way(request):
        return page
    return checkouts.start(
        client=request.client, package=request.package, sold=request, request=request, back_to=page, agreed=agreed
    )


def settle_open(request: PaymentRequest) -> str:
    """Asks Stripe about the payment that was begun, if one was. Returns a sentence where it does not fit, or "".

    Raises StripeProblem.
    """
    begun = request.checkouts.filter(status=Checkout.Status.OPEN).first()
    try:
        if begun and begun.session_id and stripe_api.is_configured():
            settling.settle(session_id=begun.session_id)
    except settling.SettleError as error:
        return str(error)
    return ""


def is_on_its_way(request: PaymentRequest) -> bool:
    """Whether a bank has yet to confirm a payment for it."""
    return request.checkouts.filter(status=Checkout.Status.PENDING).exists()


def was_refused(request: PaymentRequest) -> bool:
    """Whether the last payment that was begun for it failed at the payer's bank."""
    last = request.checkouts.order_by("-pk").first()
    return last is not None and last.status == Checkout.Status.FAILED
