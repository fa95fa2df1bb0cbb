"""After the years that tax law asks for, documents forget who the buyer was."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from coaching.payments.models import BillingSettings, Invoice

GONE = {"buyer_name": "", "buyer_address": "", "buyer_email": "", "order_number": "", "lines": [], "note": ""}


def blank_old(now: datetime) -> int:
    """Deletes buyer and words of documents whose years are over, and keeps number, date and amounts. Returns how many."""
    years = BillingSettings.load().keep_years
    day = (now - timedelta(days=366 * years)).date()
    # The one place that changes what was issued, past the model's refusal.
    old: QuerySet[Invoice] = QuerySet(Invoice).filter(issued_on__lt=day, blanked_at=None)
    return old.update(**GONE, blanked_at=now)
