"""Which terms make sense together: what can't be kept is refused, what is merely unusual is said and saved.

`terms` is anything with the fields of Terms.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.payments.money import money

MONTH = 31  # days, at most
# What Stripe takes at least and at most, in the smallest unit. https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts
LEAST, LEAST_OF, MOST = 50, {"GBP": 30}, 99_999_999


def problems(terms: Any) -> Iterator[tuple[str, str]]:
    """(field, sentence) for all that can't be kept as it is."""
    count, price = terms.instalments, terms.price
    if count < 1:
        yield "instalments", _("Write 1 for the whole price at once, or how many monthly payments there are.")
        return
    least = LEAST_OF.get(terms.currency, LEAST)
    if price == 0 and count > 1:
        yield "instalments", _("What costs nothing is not paid month by month. Write 1.")
    elif 0 < price < least * count:
        values = {"least": money(least, terms.currency), "each": money(price // count, terms.currency)}
        once = _("Stripe takes no payment below %(least)s. Raise the price, or write 0.")
        monthly = _("Each payment would be about %(each)s, and Stripe takes none below %(least)s. Have fewer payments.")
        yield "amount", (monthly if count > 1 else once) % values
    elif price > MOST * count:
        yield "amount", _("Stripe takes no payment above %(most)s.") % {"most": money(MOST, terms.currency)}
    if count > 1 and terms.release == "with_each" and count > terms.sessions:
        yield "instalments", _("There are more payments than sessions, so not every payment could open one. Make it fewer.")
    if count > 1 and terms.validity_days and terms.validity_days < _last_payment(terms):
        words = _(
            "The last of %(count)d payments is due up to %(days)d days after the first, and the sessions would have ended "
            "before. Write at least %(days)d, or leave it empty."
        )
        yield "validity_days", words % {"count": count, "days": _last_payment(terms)}


def oddities(terms: Any) -> Iterator[str]:
    """A sentence for all that is saved, and that the coach may not have meant."""
    if terms.instalments > terms.sessions:
        yield _("There are more monthly payments (%(payments)d) than sessions (%(sessions)d).") % {
            "payments": terms.instalments,
            "sessions": terms.sessions,
        }
    if terms.validity_days and terms.validity_days < terms.sessions:
        words = ngettext(
            "%(sessions)d sessions have to be used within %(days)d day.",
            "%(sessions)d sessions have to be used within %(days)d days.",
            terms.validity_days,
        )
        yield words % {"sessions": terms.sessions, "days": terms.validity_days}
    if terms.price == 0:
        yield _("It costs nothing: whoever can see it can have its sessions.")


def _last_payment(terms: Any) -> int:
    """Days after the first payment by which the last one is due."""
    return MONTH * (terms.instalments - 1)
