"""Telling clients of what their coach said: one email for all of it, ten minutes after the last word, so that a wrong click can
be undone unseen, and five answers in a row are one email."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import chain, groupby
from typing import Any

from django.db import transaction
from django.utils.translation import ngettext

from coaching.exercises import unread
from coaching.exercises.models import Reply, Review
from coaching.exercises.review.reviewing import SECOND_THOUGHT
from coaching.mail.outbox import send
from coaching.people.models import Client, Preferences
from coaching.people.notification_policy import told_at_once
from coaching.practice.addresses import absolute

STALE = timedelta(days=14)
AT_ONCE = 200


def tell_of_news(now: datetime) -> None:
    """Emails those who want to hear at once of what they neither read nor were told of. Safe to run twice.

    What a break covered, or who reads it in the weekly email, is left for then.
    """
    clients = Client.objects.filter(pk__in=_ready(now)).exclude(preferences__telling=Preferences.Telling.DIGEST)
    known = {client.pk: client for client in clients.select_related("coach")}
    wanted = [known[pk] for pk in sorted(told_at_once(known.values(), now))[:AT_ONCE]]
    news = sorted(unread.untold(wanted, now), key=lambda each: each.assignment.client_id)
    for client, found in groupby(news, key=lambda each: each.assignment.client_id):
        _tell(known[client], list(found), now)


def news_cause(client: Client, told_at: datetime) -> str:
    """The cause of the email that told this client at that moment (aware)."""
    return f"news:{client.pk}:{told_at.timestamp():.6f}"


def still_unread(facts: dict[str, Any]) -> bool:
    """Whether something that the email speaks of stands, and nobody has read it."""
    reviews = Review.objects.filter(pk__in=facts["reviews"], read_at=None)
    return reviews.exists() or Reply.objects.filter(pk__in=facts["replies"], read_at=None).exists()


def _ready(now: datetime) -> list[int]:
    """The ids of clients to whom something was said, and nothing more for ten minutes. Two queries."""
    unsaid = {"told_at": None, "read_at": None}
    reviews = Review.objects.filter(reviewed_at__gt=now - STALE, **unsaid)
    replies = Reply.objects.filter(written_at__gt=now - STALE, by_coach=True, **unsaid)
    last: dict[int, datetime] = {}
    for client, at in chain(
        reviews.values_list("submission__assignment__client", "reviewed_at"),
        replies.values_list("assignment__client", "written_at"),
    ):
        last[client] = max(at, last.get(client, at))
    return [client for client, at in last.items() if at <= now - SECOND_THOUGHT]


@transaction.atomic
def _tell(client: Client, news: list[unread.News], now: datetime) -> None:
    rows = [row for each in news for row in each.rows]
    if not unread.take(rows, now):
        return  # another worker tells them just now
    context = {"name": client.first_name, "coach": client.coach.name, **_named(news)}
    facts = {"reviews": _ids(rows, Review), "replies": _ids(rows, Reply)}
    cause = news_cause(client, now)
    send(_kind(news), to=client.email, sender=client.coach, cause=cause, context=context, facts=facts)


def _kind(news: list[unread.News]) -> str:
    if len(news) > 1:
        return "exercises.news"
    return "exercises.reviewed" if news[0].is_review else "exercises.reply"


def _named(news: list[unread.News]) -> dict[str, str]:
    if len(news) == 1:
        return {"title": news[0].assignment.version.title, "url": absolute("exercises:do", news[0].assignment.pk)}
    return {
        "count": ngettext("%(count)d exercise", "%(count)d exercises", len(news)) % {"count": len(news)},
        "titles": "\n".join(f"• {each.assignment.version.title}" for each in news),
        "url": absolute("exercises:list"),
    }


def _ids(rows: Iterable[Any], model: type[Review | Reply]) -> list[int]:
    return [row.pk for row in rows if isinstance(row, model)]
