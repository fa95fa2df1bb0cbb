from django import template
from django.utils import timezone

from coaching.payments.after_sale import own_words
from coaching.payments.checkout.notices import notices
from coaching.payments.instalments.reads import to_tell

register = template.Library()


@register.inclusion_tag("coaching/payments/notices.html")
def payment_notices(client, *, plans=True):
    """A client's payments that are on their way, or did not go through, with the months that need a word.

    Without `plans` where the page tells of all of them."""
    return {"plans": to_tell(client) if plans else [], "checkouts": notices(client, timezone.now())}


@register.inclusion_tag("coaching/payments/after_sale/own_words.html")
def payment_words(client):
    """All that happened to a client's payments after the sale, the latest of it."""
    return {"money_words": own_words.all_for_client(client)}
