"""Files that a coach and a client give each other."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _

from coaching.people.access import VisibleQuerySet
from coaching.people.client_day import ClientDay
from coaching.people.models import Client
from coaching.storage.stored_files import StoredFile, take_away


class SharedFileQuerySet(VisibleQuerySet):
    def kept(self):
        """Those that nobody took back."""
        return self.filter(deleted_at=None)


class SharedFile(StoredFile):
    """A file from one side to the other, with a line of words. `given_on` is the date that it was for the client.

    `key` is that of the form that gave it: one form gives one file. `opened_at` is when the other side first took it, or a coach
    said that it is seen; `told_at` when the client was told of it, at once or by the weekly email. A deleted one is there for a
    day, so that it can be brought back.
    """

    LONGEST = 200

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="files")
    by_coach = models.BooleanField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.CharField(_("a line about it"), max_length=LONGEST, blank=True)
    key = models.UUIDField(default=uuid4, editable=False)
    given_on = ClientDay(moment="given_at")
    given_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)

    folder = "shared"
    objects = SharedFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file between coach and client")
        ordering = ["-given_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["client", "key"], name="file_key_once_per_client")]

    @property
    def giver(self):
        """Who gave it, in words: the client, or the coach who did."""
        if not self.by_coach:
            return self.client.first_name
        coach = getattr(self.author, "coach", None) or self.client.coach
        return coach.name


post_delete.connect(take_away, sender=SharedFile)
