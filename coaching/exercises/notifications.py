"""Telling clients of exercises that opened: one mail for all of them, a few minutes later, so that a mistake can be undone."""

from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.db import transaction
from django.utils.translation import ngettext

from coaching.exercises.models import Assignment
from coaching.exercises.models.assignments import AssignmentQuerySet
from coaching.mail.outbox import send
from coaching.people.models import Client, Preferences
from coaching.people.notification_policy import told_at_once
from coaching.practice.addresses import absolute

WAIT, STALE = timedelta(minutes=5), timedelta(days=14)
AT_ONCE = 200


def tell_of_new(now: datetime) -> None:
    """Mails those who want to hear at once of what opened and nobody told them of. Safe to run twice.

    What a break covered, or who reads it in the weekly mail, is left for then.
    """
    rows = list(_untold(now))
    wanted = told_at_once({row.client for row in rows}, now)
    own = [(client, list(found)) for client, found in groupby(rows, key=lambda row: row.client) if client.pk in wanted]
    for client, found in own[:AT_ONCE]:
        _tell(client, found, now)


def still_to_do(facts: dict[str, Any]) -> bool:
    """Whether something that the mail speaks of has still to be done."""
    return Assignment.objects.filter(pk__in=facts["assignments"]).to_do().exists()


def _untold(now: datetime) -> AssignmentQuerySet[Assignment]:
    assignments = Assignment.objects.filter(state=Assignment.State.OPEN, told_at=None, opened_at__range=(now - STALE, now - WAIT))
    assignments = assignments.filter(client__stage=Client.Stage.ACTIVE, client__user__isnull=False)
    assignments = assignments.exclude(client__preferences__telling=Preferences.Telling.DIGEST)
    assignments = assignments.select_related("client__coach", "version").defer("version__prompts")
    return assignments.order_by("client", "position", "pk")


@transaction.atomic
def _tell(client: Client, rows: list[Assignment], now: datetime) -> None:
    pks = [row.pk for row in rows]
    if Assignment.objects.filter(pk__in=pks, told_at=None).update(told_at=now) < len(pks):
        transaction.set_rollback(True)  # another worker tells them just now
        return
    words = ngettext("%(count)d exercise is", "%(count)d exercises are", len(rows)) % {"count": len(rows)}
    context = {
        "name": client.first_name,
        "coach": client.coach.name,
        "count": words,
        "titles": "\n".join(f"• {row.version.title}" for row in rows),
        "url": absolute("exercises:do", pks[0]) if len(pks) == 1 else absolute("exercises:list"),
    }
    cause, facts = f"opened:{max(pks)}", {"assignments": pks}
    send("exercises.opened", to=client.email, sender=client.coach, cause=cause, context=context, facts=facts)
