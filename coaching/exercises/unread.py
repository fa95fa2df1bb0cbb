"""What there is to hear of a client's exercises: the coach's comments, words in a thread, exercises that opened."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from coaching.exercises.models import Assignment, Reply, Review
from coaching.exercises.models.assignments import AssignmentQuerySet
from coaching.exercises.models.reviews import ReplyQuerySet
from coaching.exercises.review.reviewing import SECOND_THOUGHT
from coaching.people.models import Client


@dataclass(frozen=True)
class News:
    """What the coach said on one exercise, the last of it `at` (aware), which was the date `on` for the client. `rows` are the
    rows it stands in."""

    assignment: Assignment
    at: datetime
    on: date
    rows: tuple[Any, ...]

    @property
    def url(self) -> str:
        return reverse("exercises:do", args=[self.assignment.pk])

    @property
    def again(self) -> bool:
        """Whether the client is to go on with it."""
        return any(getattr(row, "outcome", "") == Review.Outcome.AGAIN for row in self.rows)

    @property
    def text(self) -> str:
        """The newest words; a coach may say that something is good and write nothing."""
        newest = max(self.rows, key=lambda row: _said(row)[0])
        return newest.comment if isinstance(newest, Review) else newest.text

    @property
    def is_review(self) -> bool:
        """Whether the coach judged what was handed in, or only wrote about it."""
        return any(isinstance(row, Review) for row in self.rows)


def unread(client: Client) -> list[News]:
    """[News], the latest first: what the coach said to this client and they did not look at yet. Two queries."""
    reviews, replies = _from_coach([client])
    return _news(reviews, replies)


def untold(clients: Collection[Client], now: datetime) -> list[News]:
    """[News], the latest first: what these clients neither read nor were told of. Two queries for any number of them.

    A comment is left for the next time as long as the coach can still undo it.
    """
    reviews, replies = _from_coach(clients)
    settled = reviews.filter(told_at=None, reviewed_at__lte=now - SECOND_THOUGHT)
    return _news(settled, replies.filter(told_at=None))


def _from_coach(clients: Collection[Client]) -> tuple[QuerySet[Review], ReplyQuerySet[Reply]]:
    reviews = Review.objects.filter(submission__assignment__client__in=clients, read_at=None)
    replies = Reply.objects.filter(assignment__client__in=clients, by_coach=True, read_at=None)
    return reviews.select_related("submission__assignment__version"), replies.select_related("assignment__version")


def _news(reviews: QuerySet[Review], replies: QuerySet[Reply]) -> list[News]:
    found: dict[Assignment, list[Review | Reply]] = {}
    for row in reviews:
        found.setdefault(row.submission.assignment, []).append(row)
    for row in replies:
        found.setdefault(row.assignment, []).append(row)
    news = [News(each, *max(map(_said, rows)), tuple(rows)) for each, rows in found.items()]
    return sorted(news, key=lambda each: (each.at, each.assignment.pk), reverse=True)


def _said(row: Review | Reply) -> tuple[datetime, date]:
    return (row.reviewed_at, row.reviewed_on) if isinstance(row, Review) else (row.written_at, row.written_on)


def running(clients: Iterable[Client]) -> AssignmentQuerySet[Assignment]:
    """What these clients have to do, what is due first at the top; a program that their coach paused asks for nothing. One
    query."""
    assignments = Assignment.objects.filter(client__in=clients, enrollment__paused_on=None).to_do()
    return assignments.select_related("version", "client").defer("version__prompts")


def take(rows: Iterable[Assignment | Review | Reply], now: datetime) -> bool:
    """Notes that the client is told of these rows. False if somebody told them of each already."""
    taken = [type(row).objects.filter(pk=row.pk, told_at=None).update(told_at=now) for row in rows]
    return any(taken)
