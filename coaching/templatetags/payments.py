from django import template
from django.utils import timezone

from coaching.payments.checkout.notices import notices
from coaching.payments.money import money

register = template.Library()


@register.inclusion_tag("coaching/payments/notices.html")
def payment_notices(client):
    """A client's payments that are on their way, or did not go through."""
    return {"checkouts": notices(client, timezone.now())}


@register.inclusion_tag("coaching/payments/price.html")
def price(sold):
    """What is sold, be it a package or what was offered: its price, how it is paid, and how many sessions that is."""
    each, rest = divmod(sold.price, sold.instalments)
    return {"sold": sold, "each": "" if rest else money(each, sold.currency)}
