"""Whether a client may be named in their coach's log of hours: said by the client, or noted by the coach with the day."""

from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.coaching_hours.models import ListingConsent
from coaching.people.models import Client
from coaching.people.timeline import record
from coaching.practice.days import today


class ConsentError(Exception):
    """What was asked can't be kept; the message is a sentence for the coach."""


def consent_of(client: Client) -> ListingConsent | None:
    """What the client agreed to, or None."""
    return ListingConsent.objects.filter(client=client).first()


@transaction.atomic
def agree(*, client: Client, by: User | None, on: date | None = None, now: datetime | None = None) -> ListingConsent:
    """Notes that the client agreed `on` that date of theirs, today unless it is given. Said again, the first day stays.

    Raises ConsentError for a day to come.
    """
    now = now or timezone.now()
    client = Client.objects.select_for_update(no_key=True).get(pk=client.pk)
    if on and on > today(now, client.timezone):
        raise ConsentError(_("That day is still to come. Choose the day on which they agreed."))
    found, made = ListingConsent.objects.get_or_create(
        client=client, defaults={"on": on or today(now, client.timezone), "by": by}
    )
    if made:
        record(client=client, kind="hours.agreed", text=_("Agreed to be named in the coach's log of hours"), at=now)
    return found


@transaction.atomic
def withdraw(*, client: Client, now: datetime | None = None) -> bool:
    """The client is not named anymore; returns whether they were."""
    client = Client.objects.select_for_update(no_key=True).get(pk=client.pk)
    deleted, _rows = ListingConsent.objects.filter(client=client).delete()
    if deleted:
        record(client=client, kind="hours.withdrawn", text=_("Is not named in the coach's log of hours anymore"), at=now)
    return bool(deleted)
