"""One request of one person, and all that came of it. Leaves no trace."""

import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from unittest.mock import patch
from zipfile import ZipFile

from django.core import mail
from django.db import connection, transaction
from django.template import Template
from django.test import Client

from coaching.mail.models import Message
from coaching.storage.storages import WholeFileStorage

CHANGES = ("INSERT", "UPDATE", "DELETE")
# What any visit may write: who is signed in, how often someone has tried, and what someone typed who was signed out.
OF_ANY_VISIT = {"django_session", "coaching_cacheentry", "coaching_waitingwords"}


@dataclass
class Visit:
    """`sent` is the form, `response` is Django's, `changed` the tables that were written to, `files` names that were stored or
    deleted, `mails` what was put into the outbox or sent."""

    person: str
    address: str
    url: str
    method: str
    sent: dict = field(default_factory=dict)
    response: object = None
    body: bytes = b""
    changed: set[str] = field(default_factory=set)
    files: list[str] = field(default_factory=list)
    mails: list = field(default_factory=list)

    @property
    def end(self):
        """open, refused (this method), sign in, not found or broken."""
        code = self.response.status_code
        if code >= 500 and code != 503:  # which says honestly that no worker runs, or that a server is away
            return "broken"
        if code == 302 and self.response.url.startswith("/accounts/login/?next="):
            return "sign in"
        return {404: "not found", 405: "refused"}.get(code, "open")

    @property
    def left(self):
        """What it changed, in words."""
        return sorted([*self.changed, *(f"file {name}" for name in self.files), *(f"mail to {each.to}" for each in self.mails)])

    @property
    def said(self):
        """All that the person is told: the body, unpacked, and the head with its cookies."""
        head = repr([*self.response.items(), *(cookie.OutputString() for cookie in self.response.cookies.values())])
        return [self.body, head.encode(), *_unpacked(self.body)]


def _unpacked(body):
    if not body.startswith(b"PK\x03\x04"):
        return []
    with ZipFile(BytesIO(body)) as archive:
        return [archive.read(name) for name in archive.namelist()]


def note_no_templates(patch):
    """Django's tests note what each template was given, which takes a fifth of the time and which no walk asks for."""
    patch.setattr(Template, "_render", lambda template, context: template.nodelist.render(context))


class Browsers:
    """A browser for each person, signed in once. Every visit starts with the cookies of the first."""

    def __init__(self, people):
        self.all = {person: Client(raise_request_exception=False) for person in people}
        for person, user in people.items():
            if user:
                self.all[person].force_login(user)
        self.cookies = {person: browser.cookies.copy() for person, browser in self.all.items()}

    def visit(self, person, address, url, method, data=None, then=None):
        """What comes of one request; `then` looks at it before everything is as it was."""
        browser, found = self.all[person], Visit(person, address, url, method, data or {})
        browser.cookies = self.cookies[person].copy()
        _rewind(found.sent)
        mail.outbox[:] = []
        with transaction.atomic():
            newest = Message.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
            with _noting(found):
                found.response = getattr(browser, method)(url, found.sent)
                found.body = b"".join(found.response)
            if "coaching_message" in found.changed:
                found.mails = list(Message.objects.filter(pk__gt=newest))
            if then:
                then(found)
            transaction.set_rollback(True)
        return found


def _rewind(sent):
    """Lets each person send the whole of a file that another has sent before."""
    for values in sent.values():
        for value in values if isinstance(values, list) else [values]:
            if hasattr(value, "seek"):
                value.seek(0)


@contextmanager
def _noting(found):
    """Notes what is written to the database and the storages; files are neither stored nor deleted."""

    def execute(run, sql, params, many, context):
        result = run(sql, params, many, context)
        if sql.startswith(CHANGES) and (sql.startswith("INSERT") or context["cursor"].rowcount):
            found.changed |= {re.search(r'"(\w+)"', sql)[1]} - OF_ANY_VISIT
        return result

    def store(storage, name, content):
        found.files.append(name)
        return name

    def delete(storage, name):
        found.files.append(name)

    with (
        connection.execute_wrapper(execute),
        patch.object(WholeFileStorage, "_save", store),
        patch.object(WholeFileStorage, "delete", delete),
    ):
        yield
