"""One file of people that a client brings in."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from networking_module.contacts.access import OwnQuerySet

__all__ = ["ContactImport"]


class ImportQuerySet(OwnQuerySet):
    client_path = "client"


class ContactImport(models.Model):
    """A file of people on its way into a client's list, and what came of it.

    The file itself is never stored. `rows` holds what was read from it until the client has chosen; it is emptied as soon as
    the chosen people are added, when the client stops, and after a day. `done` of `total` is how far the adding has come.
    """

    class State(models.TextChoices):
        CHOOSING = "choosing", _("waiting for your choice")
        ADDING = "adding", _("being added")
        DONE = "done", _("added")
        UNDONE = "undone", _("undone")
        STOPPED = "stopped", _("stopped")

    client = models.ForeignKey("coaching.Client", on_delete=models.CASCADE, related_name="contact_imports")
    source = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=State, default=State.CHOOSING)
    rows = models.JSONField(default=list, blank=True, encoder=DjangoJSONEncoder)
    chosen = models.JSONField(default=list, blank=True)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = ImportQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return f"import {self.pk}"
