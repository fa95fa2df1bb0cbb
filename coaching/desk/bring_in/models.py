"""One file of clients and past sessions that a coach brings in."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.people.access import VisibleQuerySet, coach_of, is_owner
from coaching.people.models import Client, Coach, Remark
from coaching.practice.zones import validate_zone


class ClientImportQuerySet(VisibleQuerySet):
    def visible_to(self, user):
        """Those into the lists of clients that this member of staff may see."""
        if is_owner(user):
            return self
        coach = coach_of(user)
        return self.filter(coach=coach) if coach else self.none()


class ClientImport(models.Model):
    """A file on its way into a coach's list, and what came of it. The file itself is never stored.

    `report` has what came of its columns and lines until the coach has chosen; it can hold a few words of a line. `added`,
    `updated` and `sessions` count what was made, `removed` and `stayed` the clients when it was undone.
    """

    class State(models.TextChoices):
        CHOOSING = "choosing", _("waiting for you to choose")
        DONE = "done", _("imported")
        UNDONE = "undone", _("undone")
        STOPPED = "stopped", _("stopped")

    coach = models.ForeignKey(Coach, on_delete=models.CASCADE, related_name="client_imports")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.CHOOSING)
    report = models.JSONField(default=dict, blank=True)
    added = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    sessions = models.PositiveIntegerField(default=0)
    removed = models.PositiveIntegerField(default=0)
    stayed = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = ClientImportQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return f"import {self.pk}"


class ClientImportRowQuerySet(VisibleQuerySet):
    def possible(self):
        """Those that can be imported."""
        return self.filter(is_possible=True)

    def ticked(self):
        return self.possible().filter(ticked=True)


class ClientImportRow(models.Model):
    """Someone of the file: what will be made of them, and once it is made, what was. Deleted where nobody ticked it.

    `lines` are those of the file that tell of them, `odd` has [a code of `odd.Odd`, the words it is about]. `zone` is empty as
    long as nobody knows what `zone_text` means. `known` is who has the address already; only what is new of the `sessions`
    ([ISO moment, minutes, paid or not or null]) is made for them. `client` is who was made, or was known. `more` is what finds
    no place elsewhere; it becomes a private note, whose key and that of the sessions given is `key`. `bookings` are the numbers
    of the sessions made.
    """

    client_import = models.ForeignKey(ClientImport, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    lines = models.JSONField(default=list)
    name = models.CharField(max_length=150, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=50, blank=True)
    zone = models.CharField(max_length=64, blank=True, validators=[validate_zone])
    zone_text = models.CharField(max_length=100, blank=True)
    left = models.PositiveSmallIntegerField(default=0)
    until = models.DateField(null=True, blank=True)
    remark = models.CharField(max_length=Remark.LONGEST, blank=True)
    more = models.TextField(blank=True)
    sessions = models.JSONField(default=list)
    odd = models.JSONField(default=list)
    is_possible = models.BooleanField(default=True)
    ticked = models.BooleanField(default=False)
    key = models.UUIDField(default=uuid4, editable=False)
    known = models.ForeignKey(Client, null=True, blank=True, on_delete=models.CASCADE, related_name="import_questions")
    client = models.ForeignKey(Client, null=True, blank=True, on_delete=models.CASCADE, related_name="import_rows")
    bookings = models.JSONField(default=list)

    objects = ClientImportRowQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["number"]

    def __str__(self):
        return f"row {self.pk}"
