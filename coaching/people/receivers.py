from datetime import datetime
from typing import Any

from django.db.models.signals import post_migrate
from django.dispatch import receiver

from coaching.people import invitations, standing
from coaching.people.groups import ensure_groups
from coaching.people.preferring import prefer
from coaching.signals import client_joined, tick, way_in_asked


@receiver(post_migrate)
def make_groups(sender, **kwargs):
    # The permissions of the later apps exist only once the last of them has been migrated.
    if sender.name in {"coaching", "django.contrib.auth"}:
        ensure_groups()


@receiver(client_joined)
def begin_preferences(sender, client, **kwargs):
    prefer(client=client, zone=client.timezone)


@receiver(way_in_asked)
def mail_invitations(sender: object, email: str, now: datetime, page: str, **kwargs: Any) -> bool:
    return invitations.mail_ways_in(email=email, now=now, page=page)


@receiver(tick)
def end_pauses(sender: object, now: datetime, **kwargs: Any) -> None:
    standing.resume_due(now)
