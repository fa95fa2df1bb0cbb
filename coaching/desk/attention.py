"""Who needs the coach's attention, and why, in words. Asks every room and module, for many clients at once."""

from datetime import timedelta

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.exercises import reads as exercises
from coaching.modules import Attention
from coaching.payments.account import balance
from coaching.payments.payers import overdue as payers
from coaching.people import module_answers
from coaching.people.notification_policy import on_break
from coaching.practice.models import PracticeSettings


def needs_attention(clients, now, prospects=None):
    """[(client, [reasons])], the weightiest first. Costs the same number of queries for 3 clients and 300.

    Clients on a break are left out. `prospects` maps those who are not clients yet to their reasons
    (coaching.pipeline.attention), the weightiest first.
    """
    prospects = prospects or {}
    clients = {client.pk: client for client in [*clients, *prospects]}
    reasons = {client.pk: found for client, found in prospects.items()}
    reasons = reasons_of([client for pk, client in clients.items() if pk not in reasons], now) | reasons
    ranked = sorted(reasons.items(), key=lambda pair: (-pair[1][0].weight, clients[pair[0]].name))
    return [(clients[pk], found) for pk, found in ranked]


def reasons_of(clients, now):
    """{client id: [reasons]} of those who wait for something, the weightiest first; nothing of those on a break."""
    resting = on_break(clients, now)
    found: dict[int, list[Attention]] = {}
    for reason in _all_reasons([client for client in clients if client.pk not in resting], now):
        found.setdefault(reason.client_id, []).append(reason)
    return {pk: sorted(reasons, key=lambda each: -each.weight) for pk, reasons in found.items()}


def _all_reasons(clients, now):
    practice = PracticeSettings.load()
    yield from silent(clients, now, practice.silent_days)
    yield from leaving(clients)
    yield from exercises.attention(clients, now, practice.review_days)
    yield from balance.attention(clients, now)
    yield from payers.attention(clients, now)
    yield from module_answers.attention(clients, now)


def leaving(clients):
    """A reason for each client who has asked to delete their account."""
    for client in clients:
        if client.leaves_at:
            day = date_format(localtime(client.leaves_at), "F j")
            yield Attention(client.pk, _("Leaving on %(day)s, and the account is deleted") % {"day": day}, weight=55)


def silent(clients, now, days):
    """A reason for each client who did nothing here for `days` days."""
    for client in clients:
        since = client.last_active_at or client.created_at
        if since <= now - timedelta(days=days):
            count = (now - since).days
            words = ngettext("Silent for %(count)d day", "Silent for %(count)d days", count) % {"count": count}
            yield Attention(client.pk, words if client.user_id else _("Invited, not signed in yet"), weight=30)
