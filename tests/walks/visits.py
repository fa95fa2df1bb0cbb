"""One request of one person, and all that came of it. Leaves no trace."""

import re
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from unittest.mock import patch

from django.core import mail
from django.core.files.storage import FileSystemStorage
from django.db import connection, transaction

from coaching.mail.models import Message

CHANGES = ("INSERT", "UPDATE", "DELETE")
# What any visit may write: who is signed in, and how often someone has tried.
OF_ANY_VISIT = {"django_session", "coaching_cacheentry"}
counts: Counter[str] = Counter()


@dataclass
class Visit:
    """`response` is Django's, `changed` the tables that were written to, `files` names that were stored or deleted, `mails`
    what was put into the outbox or sent."""

    person: str
    address: str
    method: str
    response: object = None
    changed: set[str] = field(default_factory=set)
    files: list[str] = field(default_factory=list)
    mails: list = field(default_factory=list)

    @property
    def end(self):
        """open, refused (this method), sign in, not found or broken."""
        code = self.response.status_code
        if code >= 500 and code != 503:  # which says honestly that no worker runs, or that a server is away
            return "broken"
        if code == 302 and self.response.url.startswith("/accounts/login/"):
            return "sign in"
        return {404: "not found", 405: "refused"}.get(code, "open")

    @property
    def left(self):
        """What it changed, in words."""
        return sorted([*self.changed, *(f"file {name}" for name in self.files), *(f"mail to {each.to}" for each in self.mails)])

    @property
    def body(self):
        response = self.response
        if response.streaming and not hasattr(response, "read_once"):
            response.read_once = b"".join(response)
        return response.read_once if response.streaming else response.content


def visit(client, person, user, address, url, method, data=None):
    """Opens `url` as `user` (None: a visitor). `data` is what is sent."""
    found = Visit(person, address, method)
    client.logout()
    client.cookies.clear()
    if user:
        client.force_login(user)
    mail.outbox[:] = []
    with transaction.atomic():
        newest = Message.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        with _noting(found):
            found.response = getattr(client, method)(url, data or {})
        found.body  # noqa: B018 - read while its file is there
        if "coaching_message" in found.changed:
            found.mails = [*Message.objects.filter(pk__gt=newest), *mail.outbox]
        transaction.set_rollback(True)
    counts[method] += 1
    counts["requests"] += 1
    return found


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
        patch.object(FileSystemStorage, "_save", store),
        patch.object(FileSystemStorage, "delete", delete),
    ):
        yield
