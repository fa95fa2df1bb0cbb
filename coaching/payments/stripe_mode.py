"""Whether money really moves: the one place that decides it."""

import re

from django.conf import settings
from django.utils.translation import gettext as _

from coaching.payments.models import Payment


def mode_of(key: str) -> str:
    """ "test" or "live", as Stripe writes it into a key (sk_test_…, rk_live_…), or "" where it says neither."""
    found = re.match(r"[a-z]+(?:_org)?_(test|live)_", key)
    return found[1] if found else ""


def is_test(livemode: object = None) -> bool:
    """Whether payments only pretend: the key is one of Stripe's test mode, or it isn't Stripe that is asked.

    A thing of Stripe's says by its `livemode` which mode it is of, whatever our key is now; what is no bool says nothing.
    """
    if isinstance(livemode, bool):
        return not livemode
    key = settings.STRIPE_SECRET_KEY
    return bool(key) and (mode_of(key) == "test" or bool(settings.STRIPE_API_URL))


def is_test_payment(payment: Payment) -> bool:
    """Whether this money only pretends: what came through Stripe while its key was a test key, as the id of its page says."""
    if payment.method != Payment.Method.STRIPE:
        return False
    checkout = payment.purchase.checkout
    found = re.match(r"cs_(test|live)_", (checkout and checkout.session_id) or "")
    return found[1] == "test" if found else is_test()


def notice(*, is_marked: bool) -> dict[str, str]:
    """What an email to a client or a payer has in its context where it is about money that only pretends."""
    return {"notice": _("TEST: this email is about a payment that only pretends. No money moves.")} if is_marked else {}
