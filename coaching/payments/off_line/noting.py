"""The coach notes a payment that came without Stripe."""

from datetime import date, datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.payments import purchases
from coaching.payments.account import lots
from coaching.payments.models import Package, Purchase
from coaching.payments.models.terms import Terms
from coaching.payments.off_line import dates
from coaching.people.models import Client


@transaction.atomic
def note(
    *,
    client: Client,
    sold: Terms,
    method: str,
    on: date,
    by: User,
    key: UUID,
    package: Package | None = None,
    mail_receipt: bool = True,
    now: datetime | None = None,
) -> Purchase:
    """A purchase at the terms of `sold`, whose price came on a date of the practice's calendar; its receipt is issued.

    One `key` (of the form) notes once; again it returns the first purchase. Raises OffLineError for a date to come or long ago.
    """
    now = now or timezone.now()
    dates.check(on, now)
    client = lots.locked(client)
    if known := Purchase.objects.filter(key=key).first():
        if known.client_id != client.pk:
            raise dates.OffLineError(_("This form was used before. Open it again from the client's page."))
        return known
    purchase = purchases.make(client=client, sold=sold, now=now, package=package, by=by, key=key)
    purchases.receive(purchase=purchase, amount=sold.price, now=now, method=method, on=on, by=by, mail_receipt=mail_receipt)
    return purchase
