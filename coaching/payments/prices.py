"""What coaching costs, for the public pages."""

from coaching.payments.models import Package
from coaching.payments.money import money


def price_from():
    """The lowest price of one session on sale, as `$120`, or "" when nothing is on sale."""
    per_session = [(each.price / max(each.sessions, 1), each) for each in Package.objects.on_sale()]
    if not per_session:
        return ""
    price, package = min(per_session, key=lambda pair: pair[0])
    return money(round(price), package.currency)
