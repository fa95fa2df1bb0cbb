"""What client and coach write to each other about one exercise."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.exercises.models import Assignment, Reply
from coaching.people.timeline import seen

LONGEST = 5000
A_MOMENT = timedelta(minutes=10)


class ReplyError(Exception):
    """These words can't be sent; the message says what to do."""


@transaction.atomic
def write(*, assignment: Assignment, author: User, by_coach: bool, text: str, now: datetime | None = None) -> Reply:
    """Adds a word to the exercise's thread; what the other side wrote is dealt with. Raises ReplyError.

    The same words again, right after they were written, are a second press of the button and no second reply.
    """
    now, text = now or timezone.now(), _checked(text)
    assignment = (
        Assignment.objects.select_for_update(of=("self",)).select_related("client__coach", "version").get(pk=assignment.pk)
    )
    newest = assignment.replies.order_by("written_at", "pk").last()
    if newest and (newest.by_coach, newest.text) == (by_coach, text) and now - newest.written_at < A_MOMENT:
        return newest
    deal_with(assignment=assignment, by_coach=by_coach, now=now)
    reply = Reply.objects.create(assignment=assignment, author=author, by_coach=by_coach, text=text, written_at=now)
    if not by_coach:
        seen(client=assignment.client, at=now)
    return reply


def deal_with(*, assignment: Assignment, by_coach: bool, now: datetime) -> None:
    """Notes that this side has seen to what the other wrote: a client by looking, a coach by an answer or a click."""
    assignment.replies.filter(by_coach=not by_coach, read_at=None).update(read_at=now)


def _checked(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\0", "").strip()
    if not text:
        raise ReplyError(_("Write something first."))
    if len(text) > LONGEST:
        words = _("This is %(count)d characters long, and the limit is %(longest)d. Please shorten it: it isn't sent yet.")
        raise ReplyError(words % {"count": len(text), "longest": LONGEST})
    return text
