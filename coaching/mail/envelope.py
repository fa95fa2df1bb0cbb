"""A stored message as the mail that goes out."""

import hashlib
from collections.abc import Callable
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from coaching.mail.look import attach_logo
from coaching.mail.sender import practice_sender

Maker = Callable[[int], bytes | None]
_makers: dict[str, Maker] = {}


def made_when_sent(name: str) -> Callable[[Maker], Maker]:
    """Registers `function(row)`, which gives the bytes of an attachment when its mail goes out, or None to leave it out.

    An attachment with this `maker` and a `row` in place of its `content` takes no room in the outbox, and the worker makes it.
    """

    def register(function: Maker) -> Maker:
        _makers[name] = function
        return function

    return register


class OutboxMail(EmailMultiAlternatives):
    """A mail that comes from the outbox: the one kind that goes on to the mail server (backend.py)."""


def email(message):
    """The email with its text, its HTML and what is attached."""
    made = OutboxMail(
        subject=message.subject,
        body=message.text,
        from_email=_from(message),
        to=[message.to],
        reply_to=[message.reply_to] if message.reply_to else None,
        headers={"Message-ID": message_id(message.cause), "Auto-Submitted": "auto-generated", **_stopping(message)},
    )
    made.attach_alternative(message.html, "text/html")
    for part in message.attachments:
        _attach(made, part)
    attach_logo(made, message.html)
    return made


def _from(message):
    """The practice's address, under the name of the coach whose mail it is, or else its own."""
    if not message.sender:
        return formataddr(practice_sender())
    return formataddr((" ".join(message.sender.split()), parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))


def message_id(cause):
    """The same Message-ID for the same cause, so that mail programs join the two copies a dying worker can send."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{hashlib.sha256(cause.encode()).hexdigest()[:40]}@{domain}>"


def _stopping(message):
    """How a mail program stops mails of this kind (RFC 2369, RFC 8058), for those that have such an address in `facts`."""
    stop = message.facts.get("stop")
    return {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"} if stop else {}


def _attach(made, part):
    """An invitation goes beside text and HTML (RFC 6047), where email programs look for it, and is a file for the others.

    What is made now is left out where it can't be, or where no installed room knows how.
    """
    if maker := part.get("maker"):
        if content := _makers.get(maker, lambda row: None)(part["row"]):
            made.attach(part["name"], content, part["type"])
    elif part.get("is_invitation"):
        made.attach_alternative(part["content"], part["type"])
        made.attach(part["name"], part["content"].encode(), "application/ics")
    else:
        made.attach(part["name"], part["content"], part["type"])
