"""Which requests and documents somebody may see."""

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from coaching.mail.models import Message
from coaching.payments.models import Invoice, PaymentRequest


def documents_of(request: PaymentRequest) -> QuerySet[Invoice]:
    """All that was issued to the payer of a request, the first first."""
    return Invoice.objects.filter(Q(request=request) | Q(purchase__request=request)).select_related("corrects").order_by("pk")


def has_failed_mail(request: PaymentRequest) -> bool:
    """Whether an email to the payer could not be delivered."""
    return Message.objects.filter(
        cause__startswith=f"payer:{request.pk}:", to=request.payer_email, state=Message.State.FAILED
    ).exists()


def request_or_404(user, pk):
    """A request of a client that this member of staff may see."""
    return get_object_or_404(PaymentRequest.objects.visible_to(user).with_state(), pk=pk)
