"""The day it worked: who helped is thanked, the rhythm slows down, and the coach hears that there is news."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from coaching.people.models import Client
from coaching.people.timeline import record
from coaching.practice.days import today
from coaching.practice.fields import column
from networking_module.contacts.discretion.cautions import Cautions
from networking_module.contacts.groups.editing import set_clocks
from networking_module.contacts.interactions.promises import make_promise
from networking_module.contacts.models import Contact, ContactGroup, Promise
from networking_module.job_search.models import GoodNews

THANK_DAYS = 7
AGAIN = timedelta(days=1)
SLOWER, SLOWEST = 2, 365  # twice as long as before, and never more than a year


@transaction.atomic
def tell_news(
    *,
    client: Client,
    on: date,
    words: str,
    helped: Collection[Contact],
    slower: bool,
    goes_on: bool,
    now: datetime,
    unarchive: bool = False,
) -> GoodNews:
    """Writes the news down; everyone who helped becomes a thank-you due in a week. `on` is a date of the client's calendar.

    Archived people are thanked only with `unarchive`, which puts them back on the list: what concerns them is silent. Told again
    within a day, for the same start, it is the same news: what is new is added, nothing is doubled and nothing goes.
    """
    Client.objects.select_for_update(of=("self",)).get(pk=client.pk)
    told = client.good_news.filter(on=on, created_at__gt=now - AGAIN).first()
    if told:
        if slower and not told.rhythms.get("groups") and not told.rhythms.get("people"):
            _slow_down(told)
        both = list(dict.fromkeys([*told.helped.all(), *helped]))
        words = _joined(told.words, words)
        return correct(news=told, on=on, words=words, helped=both, goes_on=goes_on, now=now, unarchive=unarchive)
    news = GoodNews.objects.create(client=client, on=on, words=words, goes_on=goes_on, created_at=now)
    news.helped.set(helped)
    if unarchive:
        _unarchive(news, helped)
    _promise_thanks(client, helped, now)
    if slower:
        _slow_down(news)
    record(client=client, kind="networking.news", text=_said(goes_on), at=now, active=True)
    return news


def _joined(before: str, words: str) -> str:
    """What was said first, then what is new, as far as there is room for both."""
    longest = column(GoodNews, "words").max_length or 0
    both = " · ".join(dict.fromkeys(filter(None, [before, words])))
    return both if len(both) <= longest else before


@transaction.atomic
def correct(
    *,
    news: GoodNews,
    on: date,
    words: str,
    helped: Collection[Contact],
    goes_on: bool,
    now: datetime,
    unarchive: bool = False,
) -> GoodNews:
    """Puts the news right. Whoever was forgotten gets their thank-you, and whoever is unarchived now; of those who are taken
    off, open ones go. `unarchive` as for `tell_news`."""
    had = {each for each in news.helped.all() if not each.archived_at} | {each.contact for each in _thanks(news)}
    _open_thanks(news).exclude(contact__in=helped).delete()
    if unarchive:
        _unarchive(news, helped)
    _promise_thanks(news.client, [each for each in helped if each not in had], now)
    news.on, news.words, news.goes_on = on, words, goes_on
    news.helped.set(helped)
    news.save()
    news.client.timeline.filter(kind="networking.news", at=news.created_at).update(text=_said(goes_on))
    return news


def _unarchive(news: GoodNews, contacts: Iterable[Contact]) -> None:
    """Puts archived people back on the list, and keeps beside the news since when they were archived."""
    archived = [each for each in contacts if each.archived_at]
    kept = {str(each.pk): each.archived_at.isoformat() for each in archived if each.archived_at}
    news.rhythms["archived"] = news.rhythms.get("archived", {}) | kept
    news.save(update_fields=["rhythms"])
    for each in archived:
        each.archived_at = None
        each.save()


def _archive_as_before(news: GoodNews) -> None:
    since = news.rhythms.get("archived", {})
    for each in news.client.contacts.filter(pk__in=since, archived_at=None):
        each.archived_at = parse_datetime(since[str(each.pk)])
        each.save()


def _promise_thanks(client: Client, contacts: Iterable[Contact], now: datetime) -> None:
    """To those who must not know yet it is a thank-you without the news. Nothing is promised to someone archived."""
    due, cautions = today(now, client.timezone) + timedelta(days=THANK_DAYS), Cautions(client.pk)
    for contact in (each for each in contacts if not each.archived_at):
        text = _("Say thank you") if cautions.of(contact) else _("Say thank you: you found work")
        make_promise(contact=contact, kind=Promise.Kind.THANK, text=text, due=due, now=now)


def _thanks(news: GoodNews) -> QuerySet[Promise]:
    thanks = Promise.objects.of_client(news.client).filter(kind=Promise.Kind.THANK, contact__in=news.helped.all())
    return thanks.filter(created_at__gte=news.created_at).select_related("contact")


def _open_thanks(news: GoodNews) -> QuerySet[Promise]:
    """The thanks for this news that weren't said yet."""
    return _thanks(news).filter(status=Promise.Status.OPEN)


@transaction.atomic
def undo_news(*, news: GoodNews) -> None:
    """As if nothing had been said: rhythms and archived people as they were, and thanks that are still open go."""
    _archive_as_before(news)
    _set_rhythms(news.client, news.rhythms)
    _open_thanks(news).delete()
    news.client.timeline.filter(kind="networking.news", at=news.created_at).delete()
    news.delete()


def _slow_down(news: GoodNews) -> None:
    """Keeps how it was beside the news, so that it can be undone."""
    groups, people = news.client.contact_groups.exclude(rhythm_days=None), news.client.contacts.filter(rhythm_days__gt=0)
    before = {"groups": _rhythms(groups), "people": _rhythms(people)}
    news.rhythms |= before
    news.save(update_fields=["rhythms"])
    slower = {name: {pk: min(days * SLOWER, max(days, SLOWEST)) for pk, days in found.items()} for name, found in before.items()}
    _set_rhythms(news.client, slower)


def _rhythms(rows: Iterable[ContactGroup | Contact]) -> dict[str, int]:
    return {str(row.pk): row.rhythm_days or 0 for row in rows}


def _set_rhythms(client: Client, rhythms: Mapping[str, Mapping[str, int]]) -> None:
    """{"groups": {number: days}, "people": {number: days}}; whoever is gone since is left out."""
    _set_days(client.contact_groups.all(), rhythms.get("groups", {}))
    _set_days(client.contacts.all(), rhythms.get("people", {}))
    set_clocks(Contact.objects.of_client(client).current())


def _set_days(rows: QuerySet[Any], days: Mapping[str, int]) -> None:
    found = [row for row in rows if str(row.pk) in days]
    for each in found:
        each.rhythm_days = days[str(each.pk)]
    rows.bulk_update(found, ["rhythm_days"], batch_size=500)


def _said(goes_on: bool) -> str:
    """What the coach reads: that there is news and how to go on, and nothing else."""
    return _("Found work, and would like to continue") if goes_on else _("Found work, and would like to finish well")
