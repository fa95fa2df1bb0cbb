"""Mails of the demo: kept as files that the browser can show, and never sent."""

import secrets
from email import message_from_bytes, policy

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django.utils.dateparse import parse_datetime

SHOWN = 50


class EmailBackend(BaseEmailBackend):
    """Writes each mail into `settings.DEMO_MAILS`."""

    def send_messages(self, email_messages):
        settings.DEMO_MAILS.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{timezone.now():%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}"
            (settings.DEMO_MAILS / f"{name}.eml").write_bytes(message.message().as_bytes())
        return len(email_messages)


class Mail:
    """One mail of the mailbox, read from its file."""

    def __init__(self, path):
        self.name = path.stem
        self.written_at = parse_datetime(f"{_iso(path.stem)}+00:00")
        self._message = message_from_bytes(path.read_bytes(), policy=policy.default)

    @property
    def subject(self):
        return self._message.get("Subject", "")

    @property
    def sender(self):
        return self._message.get("From", "")

    @property
    def to(self):
        return self._message.get("To", "")

    @property
    def text(self):
        return self._body("plain")

    @property
    def html(self):
        return self._body("html")

    @property
    def attachments(self):
        return list(self._message.iter_attachments())

    @property
    def file_names(self):
        return [part.get_filename("attachment") for part in self.attachments]

    def _body(self, kind):
        part = self._message.get_body(preferencelist=(kind,))
        return part.get_content() if part else ""


def _iso(name):
    day, time = name.split("-")[0].split("T")
    return f"{day[:4]}-{day[4:6]}-{day[6:]}T{time[:2]}:{time[2:4]}:{time[4:6]}.{time[6:]}"


def mails():
    """The newest mails first."""
    paths = sorted(settings.DEMO_MAILS.glob("*.eml"), reverse=True)
    return [Mail(path) for path in paths[:SHOWN]]


def find_mail(name):
    """The mail of that name, or None."""
    path = settings.DEMO_MAILS / f"{name}.eml"
    return Mail(path) if path.is_file() else None
