"""“Lately: Clara bought four sessions”: on the desk until each member of staff has seen it, or for fourteen days."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet

from coaching.payments.bookkeeping import modes
from coaching.payments.models import Purchase

SHOWN_FOR = timedelta(days=14)


def unseen(user: User, now: datetime) -> QuerySet[Purchase, Any]:
    """What was bought lately by this person's clients, on a break or not, and they have not put away, each with `is_test`; the
    latest first."""
    lately = Purchase.objects.visible_to(user).filter(bought_at__gt=now - SHOWN_FOR)
    return (
        lately.exclude(seen_by=user)
        .annotate(is_test=modes.of_purchase())
        .select_related("client", "request")
        .prefetch_related("payments__refunds", "payments__disputes")
    )


def put_away(*, purchase: Purchase, by: User) -> None:
    """This person has seen it. Again it changes nothing, and it stays on the desks of others."""
    purchase.seen_by.add(by)
