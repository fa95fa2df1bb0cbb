"""A coach's word between two sessions: to several clients for a week, or one find for one client."""

from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coaching.people.access import VisibleQuerySet, is_owner
from coaching.people.models import Client
from coaching.practice.url_parts import parts_of

__all__ = ["Word", "WordReader"]


class WordQuerySet(models.QuerySet):
    def written_by(self, user):
        """Those that this member of staff may change: their own; an owner's are everyone's."""
        return self if is_owner(user) else self.filter(by=user)

    def sent(self):
        return self.exclude(sent_at=None)

    def drafts(self):
        return self.filter(sent_at=None)


class Word(models.Model):
    """One line, and perhaps a link. A draft until `sent_at`; one that was withdrawn is shown to nobody.

    `key` is made when the form is rendered, so that one form makes one word however often it is sent. `signed` is the name
    under which clients read it, as it was when it was sent.
    """

    LONGEST = 200

    class Kind(models.TextChoices):
        WEEK = "week", _("a word for the week")
        FIND = "find", _("a find for one client")

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.WEEK)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    signed = models.CharField(max_length=100, blank=True)
    text = models.CharField(_("your line"), max_length=LONGEST)
    link = models.CharField(_("link"), max_length=500, blank=True)
    written_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = WordQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.kind}, {self.written_at:%Y-%m-%d}"

    @property
    def is_draft(self) -> bool:
        return self.sent_at is None

    @property
    def place(self) -> str:
        """Where the link leads, in words: the site that it is on, or this one's page."""
        return str(parts_of(self.link).hostname or "").removeprefix("www.") or gettext("Read it here")

    @property
    def is_find(self) -> bool:
        return self.kind == self.Kind.FIND


class WordReaderQuerySet(VisibleQuerySet):
    def standing(self):
        """Those whose word was sent and not withdrawn."""
        return self.filter(last_day__isnull=False, word__taken_back_at=None)


class WordReader(models.Model):
    """A client whom a word is for. `last_day` is a date of their calendar, empty while the word is a draft.

    `mailed_at` is when their weekly email had it, `read_at` when they first opened their home with it.
    """

    word = models.ForeignKey(Word, on_delete=models.CASCADE, related_name="readers")
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="words")
    last_day = models.DateField(null=True, blank=True)
    mailed_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(null=True, blank=True)
    read_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(null=True, blank=True)

    objects = WordReaderQuerySet.as_manager()

    class Meta:
        ordering = ["-word__sent_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["word", "client"], name="word_once_per_client")]

    def __str__(self) -> str:
        return f"{self.word_id}: {self.client}"
