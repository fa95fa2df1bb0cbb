"""The one verb `send`, and the job that carries a mail to the mail server.

The row is the outbox: it is written in the caller's transaction, so it rolls back with it, and a worker that dies
leaves a row that the tick finds. Whoever claims a row has it for the length of LEASE; the number of attempts tells
one claim from the next, so that a worker that was slow does not undo what the next one has done.
"""

import logging
import time
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any, Protocol

from django.db import OperationalError, close_old_connections
from django.db.models import F, QuerySet
from django.utils import timezone
from django_tasks import task

from coaching.mail import kinds
from coaching.mail.envelope import email
from coaching.mail.look import look
from coaching.mail.models import MailText, Message
from coaching.mail.rendering import rendered
from coaching.practice.models import PracticeSettings
from coaching.practice.tracebacks import without_words

ATTEMPTS = 10  # each after twice the wait of the one before: about 17 hours, for a mail server that is away
LEASE = timedelta(minutes=10)  # longer than the mail server can keep us waiting: EMAIL_TIMEOUT for each of its answers
OWN_JOB = timedelta(minutes=1)  # a new mail has its own job, so the tick leaves it alone for a moment
FIRST_LANE = 100  # the priority of jobs for mails that expire
AT_ONCE = 200
State = Message.State
logger = logging.getLogger(__name__)


class Sender(Protocol):
    """In whose name a mail goes out, and whom an answer reaches: a coach."""

    name: Any
    email: Any


def send(
    kind: str,
    *,
    to: str,
    context: Mapping[str, Any],
    cause: str,
    sender: Sender | None = None,
    reply_to: str = "",
    attachments: Iterable[Mapping[str, Any]] = (),
    facts: Mapping[str, Any] | None = None,
    due_at: datetime | None = None,
) -> Message:
    """Queues an email to be sent in the background, once for each `cause`; a second call returns the first call's message.

    `context` gives a value for each placeholder of the kind; (label, address) pairs under `links` are shown as links where
    the text has “label: address”; a `card` (cards.py) is shown above the words. `sender` is the coach in whose
    name it goes out and whom an answer reaches; without one it is from the practice, and `reply_to` says whom an answer reaches.
    Above the text is what `kinds.notice_of` says of such a mail.
    `attachments` are mappings with `name`, `type` (a MIME type with its parameters), `content` (text) and `is_invitation`, or
    `maker` and `row` for what is made when the mail goes out (see envelope.py). `facts` are JSON-ready and asked again before
    sending. Nothing is sent before
    `due_at` (aware; at once when left out). A mail that was dropped because it
    was not wanted any more is sent after all when it is asked for again.
    """
    more: dict[str, Any] = {"sender": sender, "reply_to": reply_to, "attachments": attachments, "facts": facts, "due_at": due_at}
    return put(kind, to=to, cause=cause, words=_words(kind, context), **more)


def put(
    kind: str,
    *,
    to: str,
    cause: str,
    words: Mapping[str, str],
    sender: Sender | None = None,
    reply_to: str = "",
    attachments: Iterable[Mapping[str, Any]] = (),
    facts: Mapping[str, Any] | None = None,
    due_at: datetime | None = None,
) -> Message:
    """As `send`, for a mail whose `words` (subject, text, html) are written; `kind` need not be a registered one."""
    begins = due_at or timezone.now()
    fields = {
        "kind": kind,
        "to": to,
        "sender": sender.name if sender else "",
        "reply_to": sender.email if sender else reply_to,
        "attachments": list(attachments),
        "facts": facts or {},
        "due_at": begins,
        "expires_at": _expires_at(kind, begins),
        **words,
    }
    message, created = Message.objects.get_or_create(cause=cause, defaults=fields)
    again = not created and Message.objects.filter(pk=message.pk, state=State.DROPPED).update(
        state=State.WAITING, attempts=0, **fields
    )
    if (created or again) and not due_at:
        _enqueue(message)
    return message


def _expires_at(kind: str, begins: datetime) -> datetime | None:
    lifetime = getattr(kinds.kind_or_none(kind), "lifetime", None)
    return begins + lifetime if lifetime else None


def _enqueue(message: Message) -> None:
    deliver.using(priority=FIRST_LANE if message.expires_at else 0).enqueue(message.pk)


def _words(kind: str, context: Mapping[str, Any]) -> dict[str, str]:
    own = MailText.objects.filter(kind=kind).first() or MailText(kind=kind)
    values = {"practice": PracticeSettings.load().name, "brand": look(), "notice": kinds.notice_of(kind, context), **context}
    subject, text, html = rendered(own.mail, values, *own.words())
    return {"subject": subject[:250], "text": text, "html": html}


@task(queue_name="mail")
def deliver(message_id: int) -> None:
    """Sends one waiting mail. Claims it first, so two workers never send the same one."""
    now = timezone.now()
    waiting = Message.objects.filter(pk=message_id, state=State.WAITING, due_at__lte=now)
    if not waiting.update(due_at=now + LEASE, attempts=F("attempts") + 1):
        return
    message = Message.objects.get(pk=message_id)
    try:
        if not _is_wanted(message, now):
            _blank(_claimed(message), state=State.DROPPED)
            return
        email(message).send()
    except Exception as error:  # whatever the mail server, the network or a room says, the mail is tried again later
        _failed(message, error)
    else:
        _note_as_sent(message)


def deliver_due(now: datetime) -> None:
    """Enqueues what is due: mails for later, those that a server refused and those whose worker died; what expires first.

    One whose worker died each time is given up, like one that the server refused each time: the desk shows it.
    What has expired is dropped.
    """
    _expire(Message.objects.filter(state=State.WAITING, expires_at__lte=now))
    due = Message.objects.filter(state=State.WAITING, due_at__lte=now)
    due.filter(attempts__gte=ATTEMPTS).update(state=State.FAILED, error="WorkerDied")
    first = due.filter(created_at__lte=now - OWN_JOB).order_by(F("expires_at").asc(nulls_last=True), "due_at", "pk")
    for message in first.only("pk", "expires_at")[:AT_ONCE]:
        _enqueue(message)


def retry(message: Message) -> None:
    """Sends a failed mail again, at once, with as many attempts as a new one."""
    if Message.objects.filter(pk=message.pk, state=State.FAILED).update(state=State.WAITING, attempts=0, due_at=timezone.now()):
        _enqueue(message)


def give_up(message: Message) -> None:
    """Takes a failed mail off the list; its words are blanked."""
    _blank(Message.objects.filter(pk=message.pk, state=State.FAILED), state=State.DROPPED)


def _claimed(message: Message) -> QuerySet[Message]:
    """The message, if no other worker has claimed it since."""
    return Message.objects.filter(pk=message.pk, state=State.WAITING, attempts=message.attempts)


def _is_wanted(message: Message, now: datetime) -> bool:
    """A mail that no installed room words any more was written while one did, and is wanted."""
    if message.expires_at and message.expires_at <= now:
        return False
    kind = kinds.kind_or_none(message.kind)
    return kind is None or kind.still_wanted(message.facts)


def _failed(message: Message, error: Exception) -> None:
    """Has the mail tried again: within the minute when it expires soon, else after twice the wait of the time before."""
    logger.warning("A mail (%s, number %s) was not sent: %s", message.kind, message.pk, without_words(error))
    last = message.attempts >= ATTEMPTS or _is_final(error)
    again_at = timezone.now() + timedelta(minutes=1 if message.expires_at else 2**message.attempts)
    if message.expires_at and (last or again_at >= message.expires_at):
        return _expire(_claimed(message), error)
    state = State.FAILED if last else State.WAITING
    _claimed(message).update(state=state, error=type(error).__name__, due_at=again_at)


def _is_final(error: Exception) -> bool:
    """Whether the server will never take it: there is no such address (RFC 5321, replies from 500 on)."""
    return isinstance(error, SMTPRecipientsRefused) and all(code >= 500 for code, _words in error.recipients.values())


def _expire(messages: QuerySet[Message], error: Exception | None = None) -> None:
    """Drops what is no longer worth sending; its words are blanked. `error` is what kept it from going out."""
    _blank(messages, state=State.DROPPED, error=type(error).__name__ if error else "Expired")


def _note_as_sent(message: Message) -> None:
    """Writes down that the mail is out: that is true whoever claimed it since. A database that is busy is asked again."""
    until = time.monotonic() + LEASE.total_seconds() / 2
    while True:
        try:
            return _blank(Message.objects.filter(pk=message.pk), state=State.SENT, sent_at=timezone.now())
        except OperationalError:
            if time.monotonic() > until:
                raise
            close_old_connections()
            time.sleep(1)


def _blank(messages: QuerySet[Message], **fields: Any) -> None:
    messages.update(**{"text": "", "html": "", "attachments": [], "error": "", **fields})
