"""One file of people that a client brings in."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.people.client_day import ClientDay
from networking_module.contacts.access import OwnQuerySet

__all__ = ["ContactImport", "FilledIn", "ImportRow"]


class ImportQuerySet(OwnQuerySet):
    client_path = "client"


class ContactImport(models.Model):
    """A file of people on its way into a client's list, and what came of it.

    The file itself is never stored. `done` of `total` chosen people is how far the adding has come, `moved_at` when it last
    moved. The other numbers tell what happened to everyone: `read` people were in the file and `unnamed` entries had no name;
    `added` and `known` (already on the list), `filled` of whom got details that were empty; of the added ones `removed` and
    `stayed` when it was undone.
    `on` is the date that `created_at` was for the client. `report` says what came of the file's columns and lines
    (`importing.report`) until the client has chosen; it can hold a few words of a line.
    """

    class Source(models.TextChoices):
        TABLE = "table", _("a table")
        VCARD = "vcard", _("an address book")

    class State(models.TextChoices):
        CHOOSING = "choosing", _("waiting for you to choose")
        ADDING = "adding", _("being added")
        DONE = "done", _("added")
        UNDONE = "undone", _("undone")
        STOPPED = "stopped", _("stopped")

    client = models.ForeignKey("coaching.Client", on_delete=models.CASCADE, related_name="contact_imports")
    source = models.CharField(max_length=20, choices=Source)
    state = models.CharField(max_length=10, choices=State, default=State.CHOOSING)
    read = models.PositiveIntegerField(default=0)
    unnamed = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    filled = models.PositiveIntegerField(default=0)
    removed = models.PositiveIntegerField(default=0)
    stayed = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=dict, blank=True)
    on = ClientDay(moment="created_at")
    created_at = models.DateTimeField(default=timezone.now)
    moved_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = ImportQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return f"import {self.pk}"

    @property
    def left_out(self):
        """People of the file who are new and were not ticked."""
        return max(0, self.read - self.added - self.known)

    @property
    def percent(self):
        return 100 * self.done // self.total if self.total else 0


class RowQuerySet(OwnQuerySet):
    client_path = "contact_import__client"

    def new(self):
        return self.filter(known=ImportRow.Known.NEW)

    def choosable(self):
        """Who is new, and who shares no more than a name with someone: only the client knows whether that is one person."""
        return self.filter(known__in=ImportRow.CHOOSABLE)

    def already_known(self):
        return self.exclude(known__in=ImportRow.CHOOSABLE)

    def with_new_details(self):
        """Who is on the list, with something empty there that the file knows."""
        return self.already_known().exclude(fills="")

    def tickable(self):
        return self.filter(models.Q(known__in=ImportRow.CHOOSABLE) | ~models.Q(fills=""))

    def ticked(self):
        return self.filter(ticked=True)

    def search(self, words):
        """Those whose name, company or role contains every word."""
        found = self
        for word in words.replace("\0", "").split():
            places = ("name", "company", "role")
            found = found.filter(models.Q(*((f"{place}__icontains", word) for place in places), _connector=models.Q.OR))
        return found


class ImportRow(models.Model):
    """Someone of the file, until the client has chosen: deleted when added, when the client stops, and after a day.

    `known` is why they count as known already, or may (`ALIKE`); `cut` says that not all of it is kept (`Person`).
    `contact` is who is on the list, `fills` names the fields that are empty there and have something here, separated by spaces;
    `differs` says that an address, a number or a profile is another one there. `connected_on` is a date as LinkedIn gives it,
    `notes` what finds no place elsewhere.
    """

    class Known(models.TextChoices):
        NEW = "", _("new")
        PROFILE = "profile", _("on your list, with the same profile")
        EMAIL = "email", _("on your list, with the same email address")
        NAME = "name", _("on your list, with the same name and company")
        TWICE = "twice", _("more than once in this file; what this line adds is with the first")
        ALIKE = (
            "alike",
            _("someone with that name, email address or profile is on your list or in this file: is this another person?"),
        )

    CHOOSABLE = (Known.NEW, Known.ALIKE)

    contact_import = models.ForeignKey(ContactImport, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=150)
    company = models.CharField(max_length=150, blank=True)
    role = models.CharField(max_length=150, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=50, blank=True)
    profile = models.URLField(max_length=300, blank=True)
    connected_on = models.DateField(null=True, blank=True)
    cut = models.BooleanField(default=False)
    notes = models.TextField(blank=True, max_length=5000)
    known = models.CharField(max_length=10, choices=Known, blank=True)
    contact = models.ForeignKey("networking_module.Contact", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    fills = models.CharField(max_length=50, blank=True)
    differs = models.BooleanField(default=False)
    ticked = models.BooleanField(default=False)

    objects = RowQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["contact_import", "known", "number"])]

    def __str__(self):
        return f"row {self.pk}"

    @property
    def is_choosable(self):
        return self.known in self.CHOOSABLE

    @property
    def filling(self):
        """The texts that would be filled in for someone on the list."""
        return [getattr(self, field) for field in self.fills.split()]


class FilledInQuerySet(OwnQuerySet):
    client_path = "contact_import__client"


class FilledIn(models.Model):
    """What an import filled in for someone who was on the list: `fields` is {field: text}, so that it can be taken back."""

    contact_import = models.ForeignKey(ContactImport, on_delete=models.CASCADE, related_name="filled_in")
    contact = models.ForeignKey("networking_module.Contact", on_delete=models.CASCADE, related_name="+")
    fields = models.JSONField(default=dict)

    objects = FilledInQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    def __str__(self):
        return f"filled in {self.pk}"
