from django import template

from coaching.payments import prices

register = template.Library()
register.filter(prices.per_session)


@register.simple_tag
def price_from():
    """What a session costs at least, as `$120`; "" when nothing is on sale."""
    return prices.price_from()
