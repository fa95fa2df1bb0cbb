from django import template

from coaching.payments import money as amounts

register = template.Library()


@register.filter
def money(sold):
    """The price of a package or purchase, as people read it."""
    return amounts.money(sold.price, sold.currency)
