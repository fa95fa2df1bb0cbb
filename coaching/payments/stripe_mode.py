"""Whether money really moves: the one place that decides it."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from coaching.mail.kinds import register_notice
from coaching.payments.models import Checkout, Payment, Purchase


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
    """Whether this money only pretends: what came through Stripe while its key was a test key, each of its months included, also
    one that was settled there by another way. Where no payment page says it, its receipt does, and before that the key."""
    is_stripes = payment.method == Payment.Method.STRIPE or hasattr(payment.purchase, "plan")
    checkout = payment.purchase.checkout
    if is_stripes and not _mode_of_page(checkout) and hasattr(payment, "receipt"):
        return payment.receipt.is_test
    return is_stripes and is_test_checkout(checkout)


def test_payments() -> QuerySet[Payment]:
    """The payments of which `is_test_payment` is true, as rows: whatever the key is now."""
    of_stripe = Q(method=Payment.Method.STRIPE) | Q(purchase__plan__isnull=False)
    page = "purchase__checkout__session_id__startswith"
    by_receipt = ~Q(**{page: "cs_live_"}) & Q(receipt__is_test=True)
    return Payment.objects.filter(of_stripe, Q(**{page: "cs_test_"}) | by_receipt)


def test_purchases() -> QuerySet[Purchase]:
    """What was paid with such money, also month by month with every month so far waived."""
    of_plan = Q(plan__isnull=False, checkout__session_id__startswith="cs_test_")
    return Purchase.objects.filter(Q(payments__in=test_payments()) | of_plan)


def is_test_checkout(checkout: Checkout | None) -> bool:
    """Whether its payments only pretend, as the id of its page says; before it has one, as the key does."""
    mode = _mode_of_page(checkout)
    return mode == "test" if mode else is_test()


def _mode_of_page(checkout: Checkout | None) -> str:
    found = re.match(r"cs_(test|live)_", (checkout and checkout.session_id) or "")
    return found[1] if found else ""


# The mails of this room that no money is behind: about last days and sessions, and on the way to an account.
ABOUT_NO_MONEY = frozenset(
    {
        "payments.ending",
        "payments.extended",
        "payments.extension_declined",
        "payments.forgiven",
        "payments.granted",
        "payments.given_first",
        "payments.series",
        "payments.way_in",
        "payments.before_account",
        "payments.bought_before",
    }
)


@register_notice
def notice(kind: str, context: Mapping[str, Any]) -> str:
    """The sentence above every mail about money that only pretends, whoever reads it.

    A mail whose context has `is_test` is about money that does so, or doesn't: cash is real while Stripe has a test key.
    """
    is_about_money = kind == "coach.sold" or (kind.startswith("payments.") and kind not in ABOUT_NO_MONEY)
    if not is_about_money or not context.get("is_test", is_test()):
        return ""
    return _("TEST: this email is about a payment that only pretends. No money moves.")
