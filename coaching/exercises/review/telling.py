"""What a coach reads of how a client learns of their answer: only what is stored, so that it is true."""

from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from coaching.exercises.models import Review
from coaching.exercises.telling_news import news_cause
from coaching.mail.models import Message
from coaching.people.digest_times import digest_cause
from coaching.people.models import Client
from coaching.people.notification_policy import Way, way_to

State = Message.State
LATE = timedelta(minutes=20)  # then the worker that sends it must have stopped, or more was written


def of_review(review: Review, now: datetime) -> str:
    """Whether the client has opened a review, and what happened to the email about it. Up to four queries."""
    if review.read_at:
        return _("Opened on %(day)s.") % {"day": _day(review.read_at)}
    return " ".join([_of_email(review, now), _("Not opened yet.")])


def of_new_review(client: Client, now: datetime) -> str:
    """What follows from a review that was sent just now (aware)."""
    return {
        Way.AT_ONCE: _(
            "Sent. One email goes out ten minutes after your last word. For ten minutes you can undo it from the list."
        ),
        Way.WEEKLY: _("Sent. It goes with their weekly email. For ten minutes you can undo it from the list."),
        Way.AFTER_BREAK: _("Sent. No email goes out during their break. For ten minutes you can undo it from the list."),
        Way.PAGE_ONLY: _("Sent. It's on their page; no email goes out. For ten minutes you can undo it from the list."),
    }[way_to(client, now)]


def of_new_reply(client: Client, now: datetime) -> str:
    """What follows from a word in the thread that was sent just now (aware)."""
    return {
        Way.AT_ONCE: _("Sent. It's on their page; one email goes out ten minutes after your last word."),
        Way.WEEKLY: _("Sent. It's on their page, and goes with their weekly email."),
        Way.AFTER_BREAK: _("Sent. It's on their page; no email goes out during their break."),
        Way.PAGE_ONLY: _("Sent. It's on their page; no email goes out."),
    }[way_to(client, now)]


def _of_email(review: Review, now: datetime) -> str:
    if review.told_at is None:
        return _not_told(review, now)
    client = review.submission.assignment.client
    own = Message.objects.filter(cause=news_cause(client, review.told_at)).first()
    return _of_own(own) if own else _of_weekly(client, review.told_at)


def _not_told(review: Review, now: datetime) -> str:
    late = now > review.reviewed_at + LATE
    return {
        Way.AT_ONCE: _("The email is still on its way.") if late else _("One email goes out ten minutes after your last word."),
        Way.AFTER_BREAK: _("No email goes out during their break."),
        Way.PAGE_ONLY: _("It's on their page; no email goes out."),
    }.get(way_to(review.submission.assignment.client, now), _("Goes with their weekly email."))


def _of_own(message: Message) -> str:
    if message.state == State.SENT and message.sent_at:
        return _("Emailed on %(day)s.") % {"day": _day(message.sent_at)}
    return _unsent(message)


def _of_weekly(client: Client, told_at: datetime) -> str:
    weekly = Message.objects.filter(cause=digest_cause(client, told_at)).first()
    if weekly and weekly.state != State.SENT:
        return _unsent(weekly)
    return _("In their weekly email of %(day)s.") % {"day": _day(told_at)}


def _unsent(message: Message) -> str:
    waits = message.state == State.WAITING
    return _("The email is still on its way.") if waits else _("It's on their page; no email arrived.")


def _day(moment: datetime) -> str:
    return date_format(localtime(moment), "F j")
