"""Signed links of the weekly mail: “done” and “later” for a person who waits or for a promise.

A link carries how its row stood when it was mailed. It dies when that has changed, which using it does, and after 30 days.
Whoever has the mail has the link, so it shows no more than a first name.
"""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core import signing
from django.urls import reverse
from django.utils.translation import gettext as _

from coaching.modules import DigestAction
from networking_module.contacts.models import Contact, Promise

SALT = "networking.weekly_mail"
LASTS = timedelta(days=30)
ROWS = {
    "person": Contact.objects.select_related("client", "group"),
    "promise": Promise.objects.filter(status=Promise.Status.OPEN).select_related("contact__client", "contact__group"),
}


@dataclass(frozen=True)
class Linked:
    """What a live link is about: a row of `contact` or `promise`."""

    kind: str
    row: Any

    @property
    def contact(self):
        return self.row if self.kind == "person" else self.row.contact


def actions_for(row):
    """“Done” and “later” for a contact or a promise, as a line of the weekly mail has them."""
    token = token_of(row)
    addresses = [reverse(f"networking-public:mailed_{what}", args=[token]) for what in ("done", "later")]
    labels = (_("I was in touch"), _("Next week")) if isinstance(row, Contact) else (_("Done"), _("Next week"))
    return tuple(DigestAction(label, url) for label, url in zip(labels, addresses, strict=True))


def token_of(row):
    kind = "person" if isinstance(row, Contact) else "promise"
    return signing.dumps([kind, row.pk, _state(row)], salt=SALT)


def find(token, *, lock=False):
    """What a link is about, or None when it is dead. With `lock` (in a transaction) the row stays as it is until the end."""
    try:
        kind, pk, state = signing.loads(token, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    rows = ROWS[kind].select_for_update(of=("self",)) if lock else ROWS[kind]
    row = rows.filter(pk=pk).first()
    return Linked(kind, row) if row and state == _state(row) else None


def _state(row):
    """How a row stands, in a few letters that tell nobody anything."""
    if isinstance(row, Contact):
        facts = (row.last_touch_at, row.remind_at, row.due_at, row.unanswered, row.resting, row.archived_at, row.name)
    else:
        facts = (row.due, row.status, row.text, row.contact.archived_at)
    return hashlib.sha256(repr([str(each) for each in facts]).encode()).hexdigest()[:16]
