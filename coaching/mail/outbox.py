"""The one verb `send`, and the job that carries a mail to the mail server.

The row is the outbox: it is written in the caller's transaction, so it rolls back with it, and a worker that dies
leaves a row that the next tick picks up.
"""

import hashlib
from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from coaching.mail import kinds
from coaching.mail.models import MailText, Message
from coaching.mail.rendering import rendered
from coaching.practice.models import PracticeSettings

ATTEMPTS = 6
LEASE = timedelta(minutes=5)


def send(kind, *, to, context, cause, reply_to="", attachments=(), facts=None):
    """Has a mail sent in the background, once for each `cause`; a second call returns the first call's message.

    `context` gives a value for each placeholder of the kind. `attachments` are mappings with `name`, `type` (a MIME
    type with its parameters) and `content` (text). `facts` are JSON-ready and asked again before sending.
    """
    mail = kinds.kind(kind)
    values = {"practice": PracticeSettings.load().name, **context}
    words = MailText.objects.filter(kind=kind).first()
    subject, text, html = rendered(mail, values, *((words.subject, words.body) if words else ()))
    message, created = Message.objects.get_or_create(
        cause=cause,
        defaults={
            "kind": kind, "to": to, "reply_to": reply_to, "subject": subject[:250], "text": text, "html": html,
            "attachments": list(attachments), "facts": facts or {}, "due_at": timezone.now(),
        },
    )  # fmt: skip
    if created:
        deliver.enqueue(message.pk)
    return message


@task(queue_name="mail")
def deliver(message_id):
    """Sends one waiting mail. Claims it first, so two workers never send the same one."""
    now = timezone.now()
    waiting = Message.objects.filter(pk=message_id, state=Message.State.WAITING, due_at__lte=now)
    if not waiting.update(due_at=now + LEASE, attempts=F("attempts") + 1):
        return
    message = Message.objects.get(pk=message_id)
    if not kinds.kind(message.kind).still_wanted(message.facts):
        _close(message, Message.State.DROPPED)
        return
    try:
        _email(message).send()
    except Exception as error:  # whatever the mail server or the network says, the mail is tried again later
        _failed(message, error)
    else:
        _close(message, Message.State.SENT)


def deliver_due(now):
    """Enqueues what is still waiting: mails whose worker died or whose server refused."""
    due = Message.objects.filter(state=Message.State.WAITING, due_at__lte=now - LEASE)
    with transaction.atomic():
        for pk in due.values_list("pk", flat=True)[:200]:
            deliver.enqueue(pk)


def message_id(cause):
    """The same Message-ID for the same cause, so that mail programs join the two copies a dying worker can send."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{hashlib.sha256(cause.encode()).hexdigest()[:40]}@{domain}>"


def _email(message):
    email = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        to=[message.to],
        reply_to=[message.reply_to] if message.reply_to else None,
        headers={"Message-ID": message_id(message.cause), "Auto-Submitted": "auto-generated"},
    )
    email.attach_alternative(message.html, "text/html")
    for part in message.attachments:
        email.attach(part["name"], part["content"], part["type"])
    return email


def _failed(message, error):
    if message.attempts >= ATTEMPTS:
        message.state = Message.State.FAILED
    message.error = type(error).__name__
    message.due_at = timezone.now() + timedelta(minutes=2**message.attempts)
    message.save(update_fields=["state", "error", "due_at"])


def _close(message, state):
    Message.objects.filter(pk=message.pk).update(
        state=state,
        sent_at=timezone.now() if state == Message.State.SENT else None,
        text="",
        html="",
        attachments=[],
        error="",
    )
