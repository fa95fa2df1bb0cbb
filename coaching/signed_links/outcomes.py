"""What the page of an outdated link says: plain values that each room gives in its own words."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from coaching.mail.outbox import Sender
from coaching.practice.lazy_text import StrOrPromise


@dataclass(frozen=True)
class Newest:
    """The row whose link works now, and the one address that it may be mailed to: never one that a visitor types."""

    row: models.Model
    to: str
    name: str
    sender: Sender | None = None


@dataclass(frozen=True)
class Outcome:
    """What happened to what a link was about, for the person who holds the link: it may once have been emailed to someone else.

    `quote` is what somebody said about it, `action` (label, address) a way on, `newest` what works instead.
    """

    title: StrOrPromise
    text: StrOrPromise
    quote: str = ""
    action: tuple[str, str] | None = None
    newest: Newest | None = None


DONE_ITS_WORK = _("This link has done its work")
USED_OR_CHANGED = _("It was already used, or something has changed since.")
CHANGED = Outcome(DONE_ITS_WORK, USED_OR_CHANGED)
GONE = Outcome(
    _("This is no longer here"),
    _("What this link led to has been deleted. If you still need it, reply to the email the link came in."),
)
