"""What an offer promises: the package's terms, copied when they are offered and kept whatever happens to the package.

- Choosing a package in the recap, or another one, copies its terms as they are.
- While a recap was never sent it has promised nothing yet, and each time it is kept or sent takes the terms again.
- Once sent, it keeps them, however often it is kept or sent again, until the coach offers the new ones by a button.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from coaching.payments.models import Package
from coaching.pipeline.models import Offer, OfferedTerms


def keep_up(offer: Offer, now: datetime | None = None) -> None:
    """Lets the promise follow the package that was chosen. Inside the caller's transaction."""
    promise = OfferedTerms.objects.filter(offer=offer).first()
    if offer.package is None and promise:
        promise.delete()
        offer.refresh_from_db()
    elif offer.package and (promise is None or promise.package_id != offer.package_id or offer.sent_at is None):
        _copy(offer, now)


@transaction.atomic
def offer_new_terms(*, offer: Offer, now: datetime | None = None) -> Offer:
    """Promises what the package says by now, from now on. Who has the recap reads it there; nothing is mailed."""
    if offer.package is not None:
        _copy(offer, now)
    return offer


def _copy(offer: Offer, now: datetime | None) -> None:
    assert offer.package is not None
    package = Package.objects.get(pk=offer.package.pk)  # as it is stored by now
    promised = {"package": package, "description": package.description, "offered_at": now or timezone.now(), **package.terms}
    promise, _created = OfferedTerms.objects.update_or_create(offer=offer, defaults=promised)
    offer.offered = promise
