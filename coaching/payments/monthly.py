"""A price that is paid in several payments, in words."""

from django.utils.translation import gettext as _

from coaching.payments.money import money


def in_payments(price, currency, count):
    """`$520`, or in several payments `6 monthly payments of $90, $540 in all`; where they can't all be equal, the first has what
    doesn't divide: `3 monthly payments: $173.34, then 2 × $173.33, $520 in all`."""
    whole = money(price, currency)
    if count <= 1:
        return whole
    each, more = divmod(price, count)
    values = {"price": whole, "count": count, "each": money(each, currency)}
    if not more:
        return _("%(count)d monthly payments of %(each)s, %(price)s in all") % values
    values |= {"first": money(each + more, currency), "others": count - 1}
    return _("%(count)d monthly payments: %(first)s, then %(others)d × %(each)s, %(price)s in all") % values
