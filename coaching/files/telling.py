"""Telling clients of files from their coach: one email for all of them, a few minutes later, so that a slip can be undone."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.files.models import SharedFile
from coaching.mail.outbox import send
from coaching.people.models import Client, Preferences
from coaching.people.notification_policy import Way, told_at_once, way_to
from coaching.practice.addresses import absolute

GIVEN = "files.given"
WAIT, STALE = timedelta(minutes=5), timedelta(days=14)
AT_ONCE = 200


def tell_of_new(now: datetime) -> None:
    """Emails those who want to hear at once of what their coach gave them and nobody told them of. Safe to run twice.

    What a break covered, or who reads it in the weekly email, is left for then; whoever has no account hears once they have one.
    """
    rows = list(_untold(now))
    wanted = told_at_once({row.client for row in rows}, now)
    own = [(client, list(found)) for client, found in groupby(rows, key=lambda row: row.client) if client.pk in wanted]
    for client, found in own[:AT_ONCE]:
        _tell(client, found, now)


def still_wanted(facts: dict[str, Any]) -> bool:
    """Whether one of the files that the email speaks of is there and unopened."""
    return SharedFile.objects.kept().filter(pk__in=facts["files"], opened_at=None).exists()


def of_new(client: Client, now: datetime) -> str:
    """What the coach reads of how a client learns of a file that was given now (aware)."""
    if not client.user_id:
        return _("%(name)s finds it once they have opened their account.") % {"name": client.first_name}
    return {
        Way.AT_ONCE: _("An email about it goes out in five minutes."),
        Way.WEEKLY: _("It goes with their weekly email."),
        Way.AFTER_BREAK: _("It's on their page; no email goes out during their break."),
        Way.PAGE_ONLY: _("It's on their page; no email goes out."),
    }[way_to(client, now)]


def _untold(now: datetime) -> Iterable[SharedFile]:
    files = SharedFile.objects.kept().filter(
        by_coach=True, told_at=None, opened_at=None, given_at__range=(now - STALE, now - WAIT)
    )
    files = files.filter(client__stage__in=Client.CLIENT_STAGES, client__user__isnull=False, client__leaves_at=None)
    files = files.exclude(client__preferences__telling=Preferences.Telling.DIGEST)
    return files.select_related("client__coach").order_by("client", "given_at", "pk")


@transaction.atomic
def _tell(client: Client, files: list[SharedFile], now: datetime) -> None:
    pks = [file.pk for file in files]
    if SharedFile.objects.filter(pk__in=pks, told_at=None).update(told_at=now) < len(pks):
        transaction.set_rollback(True)  # another worker tells them just now
        return
    context = {
        "name": client.first_name,
        "coach": client.coach.name,
        "count": ngettext("a file", "%(count)d files", len(files)) % {"count": len(files)},
        "files": "\n".join(_line(file) for file in files),
        "url": absolute("files:mine"),
    }
    send(GIVEN, to=client.email, sender=client.coach, cause=f"files:{max(pks)}", context=context, facts={"files": pks})


def _line(file: SharedFile) -> str:
    return f"• {file.name}: {file.words}" if file.words else f"• {file.name}"
