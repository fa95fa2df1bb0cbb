"""Real money and money that only pretends are never added up: the one rule for every sum of payments.

Sums are of real money. While payments only pretend, what was paid in test mode has sums of its own, which say "test"; once they
are real, such sales stay in the lists, marked, and are in no sum.
"""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from coaching.payments import stripe_mode
from coaching.payments.models import Payment, Purchase


def summed(rows: QuerySet[Any, Any], payment: str = "pk") -> QuerySet[Any, Any]:
    """Those of `rows` (payments, or what has one at the path `payment`) that are in a sum, each with `is_test`: by it and by the
    currency they are added up."""
    marked = rows.annotate(is_test=Exists(stripe_mode.test_payments().filter(pk=OuterRef(payment))))
    return marked if stripe_mode.is_test() else marked.filter(is_test=False)


def counted(rows: QuerySet[Purchase, Any]) -> QuerySet[Purchase, Any]:
    """The same of purchases."""
    marked = rows.annotate(is_test=of_purchase())
    return marked if stripe_mode.is_test() else marked.filter(is_test=False)


def of_purchase(purchase: str = "pk") -> Exists:
    """Whether the purchase at that path is paid with money that only pretends."""
    return Exists(stripe_mode.test_purchases().filter(pk=OuterRef(purchase)))


def left_out(payments: QuerySet[Payment, Any]) -> int:
    """How many of the payments only pretended, and are in no sum. At most one query."""
    return 0 if stripe_mode.is_test() else payments.filter(pk__in=stripe_mode.test_payments()).count()


def titled(sum_of: str, *, is_test: bool) -> str:
    """A sum, or the currency that heads it: "USD", or "USD, test"."""
    return _("%(sum)s, test") % {"sum": sum_of} if is_test else sum_of
