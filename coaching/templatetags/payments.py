from django import template
from django.utils import timezone

from coaching.payments.checkout.notices import notices

register = template.Library()


@register.inclusion_tag("coaching/payments/notices.html")
def payment_notices(client):
    """A client's payments that are on their way, or did not go through."""
    return {"checkouts": notices(client, timezone.now())}
