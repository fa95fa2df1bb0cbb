"""What clients did today, and one sentence on what went well in the last seven days: people, never clicks."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.contrib.humanize.templatetags.humanize import apnumber
from django.utils.translation import ngettext_lazy

from coaching.people.models import Client
from coaching.practice.days import today
from coaching.practice.lazy_text import StrOrPromise
from networking_module.progress import ANSWERED, HELPED, TALKED, Deed, deeds_of

DAYS = 7
THIS_WEEK = {
    ANSWERED: ngettext_lazy(
        "%(count)s person got back to you this week.", "%(count)s people got back to you this week.", "number"
    ),
    HELPED: ngettext_lazy(
        "You did something for %(count)s person this week.", "You did something for %(count)s people this week.", "number"
    ),
    TALKED: ngettext_lazy(
        "You looked back on %(count)s conversation this week.", "You looked back on %(count)s conversations this week.", "number"
    ),
}


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
    people = {kind: len({deed.contact_id for deed in deeds if deed.kind == kind and deed.on > since}) for kind in THIS_WEEK}
    kind = next((kind for kind in THIS_WEEK if people[kind]), None)
    return in_letters(THIS_WEEK[kind], people[kind]) if kind else ""


def in_letters(sentence: StrOrPromise, number: int) -> str:
    """A sentence with a number of things in it (`number` chooses its form, `count` is what is read), as “Two people …”."""
    said = str(sentence % {"number": number, "count": apnumber(number)})
    return said[:1].upper() + said[1:]
