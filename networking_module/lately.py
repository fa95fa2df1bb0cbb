"""What clients did today, and one sentence on what went well in the last seven days: people, never clicks."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.contrib.humanize.templatetags.humanize import apnumber
from django.utils.translation import ngettext

from coaching.people.models import Client
from coaching.practice.days import today
from networking_module.progress import ANSWERED, HELPED, TALKED, Deed, deeds_of

DAYS = 7


def done_today(clients: Sequence[Client], now: datetime) -> dict[int, int]:
    """See `ModuleConfig.done_today`: about how many people. One query."""
    days = {client.pk: today(now, client.timezone) for client in clients}
    people = defaultdict(set)
    for deed in deeds_of(clients, min(days.values(), default=now.date()), now):
        if deed.on == days[deed.client_id]:
            people[deed.client_id].add(deed.contact_id)
    return {client_id: len(found) for client_id, found in people.items()}


def went_well(clients: Sequence[Client], now: datetime) -> dict[int, str]:
    """See `ModuleConfig.went_well`: who got back to them first of all. One query."""
    since = {client.pk: today(now, client.timezone) - timedelta(days=DAYS) for client in clients}
    found: dict[int, list[Deed]] = defaultdict(list)
    for deed in deeds_of(clients, min(since.values(), default=now.date()), now):
        found[deed.client_id].append(deed)
    said = {client_id: _said(deeds, since[client_id]) for client_id, deeds in found.items()}
    return {client_id: words for client_id, words in said.items() if words}


def _said(deeds: list[Deed], since: date) -> str:
    people = {kind: len({deed.contact_id for deed in deeds if deed.kind == kind and deed.on > since}) for kind in WORDS}
    kind = next((kind for kind in WORDS if people[kind]), None)
    return WORDS[kind](people[kind]) if kind else ""


def _got_back(count: int) -> str:
    words = ngettext("%(count)s person got back to you this week.", "%(count)s people got back to you this week.", count)
    return _counted(words, count)


def _gave(count: int) -> str:
    words = ngettext(
        "You did something for %(count)s person this week.", "You did something for %(count)s people this week.", count
    )
    return _counted(words, count)


def _talked(count: int) -> str:
    words = ngettext(
        "You looked back on %(count)s conversation this week.", "You looked back on %(count)s conversations this week.", count
    )
    return _counted(words, count)


def _counted(words: str, count: int) -> str:
    said = words % {"count": apnumber(count)}
    return said[:1].upper() + said[1:]


WORDS = {ANSWERED: _got_back, HELPED: _gave, TALKED: _talked}
