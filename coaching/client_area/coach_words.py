"""What a coach wrote to a client last, wherever they wrote it: the first sentence of each, and the way to the rest."""

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coaching.between_sessions.models import WordReader
from coaching.client_area.bubbles import Bubble, first_sentence
from coaching.exercises.models import Reply, Review
from coaching.meetings.models import Meeting
from coaching.people.models import Client
from coaching.practice.addressing import called
from coaching.practice.days import today

Said = tuple[datetime, Bubble]


def newest(client: Client, count: int) -> list[Bubble]:
    """The latest first, `count` at most. Four queries."""
    said = [*_reviews(client, count), *_replies(client, count), *_summaries(client, count), *_words(client, count)]
    return [bubble for _at, bubble in sorted(said, key=lambda each: each[0], reverse=True)[:count]]


def _reviews(client: Client, count: int) -> Iterator[Said]:
    rows = Review.objects.filter(submission__assignment__client=client).exclude(comment="")
    for each in rows.select_related("submission__assignment__version").order_by("-reviewed_at", "-pk")[:count]:
        about = each.submission.assignment
        url = reverse("exercises:do", args=[about.pk])
        yield each.reviewed_at, _bubble(client, about.version.title, each.reviewed_on, each.comment, url)


def _replies(client: Client, count: int) -> Iterator[Said]:
    rows = Reply.objects.filter(assignment__client=client, by_coach=True).select_related("assignment__version")
    for each in rows.order_by("-written_at", "-pk")[:count]:
        url = reverse("exercises:do", args=[each.assignment_id])
        yield each.written_at, _bubble(client, each.assignment.version.title, each.written_on, each.text, url)


def _summaries(client: Client, count: int) -> Iterator[Said]:
    rows = Meeting.objects.filter(booking__client=client, sent_at__isnull=False).exclude(summary="")
    for each in rows.select_related("booking__appointment_type").order_by("-sent_at", "-pk")[:count]:
        assert each.sent_at is not None
        title, url = each.booking.appointment_type.title, reverse("meetings:session", args=[each.booking_id])
        yield each.sent_at, _bubble(client, title, today(each.booking.start, client.timezone), each.summary, url)


def _words(client: Client, count: int) -> Iterator[Said]:
    rows = WordReader.objects.standing().filter(client=client).exclude(word__sent_at=None).select_related("word")
    for each in rows.order_by("-word__sent_at", "-pk")[:count]:
        word = each.word
        heading = _heading(word.signed, "", today(word.sent_at, client.timezone))
        yield word.sent_at, Bubble(heading, word.text, word.link, word.place if word.link else "")


def _bubble(client: Client, title: str, on: date, text: str, url: str) -> Bubble:
    return Bubble(_heading(called(client.coach.name), title, on), first_sentence(text), url, _("Read it"))


def _heading(who: str, title: str, on: date) -> str:
    facts = {"coach": who, "title": title, "day": date_format(on, "DATE_FORMAT")}
    return (_("%(coach)s on “%(title)s,” %(day)s") if title else _("%(coach)s, %(day)s")) % facts
