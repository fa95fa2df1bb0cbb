"""How a client wants to be reached."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from coaching.people.digest_times import next_time
from coaching.people.models import Client, Preferences


def preferences_of(client: Client) -> Preferences:
    """The client's preferences, made now if there are none."""
    return Preferences.objects.get_or_create(client=client)[0]


def make_missing(clients: QuerySet[Client]) -> None:
    """Gives preferences to those of `clients` (a queryset) who have none."""
    missing = clients.filter(preferences=None).values_list("pk", flat=True)
    Preferences.objects.bulk_create([Preferences(client_id=pk) for pk in missing], ignore_conflicts=True)


@transaction.atomic
def prefer(*, client: Client, zone: str, now: datetime | None = None, **chosen: Any) -> Preferences:
    """Keeps what the client chose: the IANA zone they live in, and fields of `Preferences`. The weekly mail moves along.

    What was chosen before, chosen again, changes nothing: not even when the mail that is due now goes out.
    """
    now = now or timezone.now()
    preference = Preferences.objects.select_for_update().get(pk=preferences_of(client).pk)
    as_before = zone == client.timezone and all(getattr(preference, name) == value for name, value in chosen.items())
    if as_before and preference.next_digest_at:
        return preference
    for name, value in chosen.items():
        setattr(preference, name, value)
    preference.next_digest_at = next_time(day=preference.digest_day, hour=preference.digest_hour, zone=zone, now=now)
    preference.save()
    if zone != client.timezone:
        client.timezone = zone
        Client.objects.filter(pk=client.pk).update(timezone=zone)
        for other in _same_person(client).exclude(timezone=zone):
            prefer(client=other, zone=zone, now=now)
    return preference


def _same_person(client: Client) -> QuerySet[Client]:
    """The rows of someone who has several coaches: they live in one place."""
    return Client.objects.filter(user__isnull=False, user=client.user_id).exclude(pk=client.pk)
