from django import template
from django.utils import timezone

from coaching.payments.checkout.notices import notices
from coaching.payments.instalments.reads import to_tell

register = template.Library()


@register.inclusion_tag("coaching/payments/notices.html")
def payment_notices(client, *, plans=True):
    """A client's payments that are on their way, or did not go through, with the months that need a word.

    Without `plans` where the page tells of all of them."""
    return {"plans": to_tell(client) if plans else [], "checkouts": notices(client, timezone.now())}
