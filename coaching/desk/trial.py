"""Being one's own client once: an account at a second address of the coach's, like any other."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from coaching.booking.models import Booking
from coaching.people.adding import add_client
from coaching.people.invitations import invite
from coaching.people.models import Client, Coach, TimelineEntry
from coaching.people.timeline import record

KIND = "people.trial"


class TrialError(Exception):
    """This address won't do; the message says why."""


@transaction.atomic
def begin(*, coach: Coach, email: str, now: datetime) -> Client:
    """Adds the coach as a client of their own and invites them. Raises TrialError for an address that someone of the staff signs
    in with, KnownAddress for a client's."""
    if (
        EmailAddress.objects.filter(email__iexact=email, user__coach__isnull=False).exists()
        or email.lower() == coach.email.lower()
    ):
        raise TrialError(_("You sign in with this address as a coach. Use another one of yours, to get what a client gets."))
    client = add_client(coach=coach, name=coach.name, email=email, zone=coach.timezone, now=now)
    words = _("Added by the coach to see what a client sees")
    record(client=client, kind=KIND, text=words, at=now, for_client=False)
    invite(client=client, now=now)
    return client


def trials(coach: Coach) -> QuerySet[Client]:
    """The clients that this coach has been."""
    return Client.objects.filter(coach=coach, timeline__kind=KIND)


def without_trials(clients: QuerySet[Client]) -> QuerySet[Client]:
    """The other clients. Asked of each alone: the timelines of all are long."""
    return clients.filter(~Exists(TimelineEntry.objects.filter(client=OuterRef("pk"), kind=KIND)))


def own_bookings(of_coach: Mapping[str, Any]) -> QuerySet[Booking]:
    """What a coach booked with themselves, as any guest does: under an address that is theirs, or under their name."""
    own_address = Q(guest_email__iexact=F("coach__email")) | Q(guest_email__iexact=F("coach__user__email"))
    booked = Booking.objects.filter(past=None, **of_coach)
    return booked.filter(own_address | Q(guest_name__iexact=F("coach__name")))


def has_been_client(coach: Coach) -> bool:
    return trials(coach).filter(welcomed_at__isnull=False).exists()
