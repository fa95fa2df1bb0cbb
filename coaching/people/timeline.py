from django.utils import timezone

from coaching.people.models import Client, TimelineEntry


def record(*, client, kind, text, at=None, for_client=True, active=False):
    """Writes a sentence into a client's timeline. `active` also notes that the client did something at `at` (aware, now
    by default)."""
    at = at or timezone.now()
    entry = TimelineEntry.objects.create(client=client, kind=kind, text=text[:300], at=at, for_client=for_client)
    if active:
        seen(client=client, at=at)
    return entry


def seen(*, client, at):
    """Notes that the client was active at `at` (aware)."""
    Client.objects.filter(pk=client.pk).update(last_active_at=at)
    client.last_active_at = at
