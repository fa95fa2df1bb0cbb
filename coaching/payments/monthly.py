"""A price that is paid in several payments, in words."""

from django.utils.translation import gettext as _

from coaching.payments.money import money


def in_payments(price, currency, count):
    """`$520`, or in several payments `$520: 4 × $130`; where they can't all be equal `$520: 3 × about $173.33`."""
    whole = money(price, currency)
    if count <= 1:
        return whole
    values = {"price": whole, "count": count, "each": money(round(price / count), currency)}
    words = _("%(price)s: %(count)d × about %(each)s") if price % count else _("%(price)s: %(count)d × %(each)s")
    return words % values
