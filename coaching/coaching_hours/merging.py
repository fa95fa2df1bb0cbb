from datetime import datetime

from coaching.coaching_hours.models import ListingConsent
from coaching.people.merge_rules import joins, keep_one
from coaching.people.models import Client


@joins(ListingConsent)
def join_consents(kept: Client, other: Client, now: datetime) -> None:
    keep_one(ListingConsent, kept, other)
