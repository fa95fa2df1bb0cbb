"""What a client takes away, and what remains to be known of one who left."""

from datetime import timedelta

from django.core.files.storage import storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.people.models import Client

__all__ = ["DataExport", "Erasure"]

KEPT_FOR = timedelta(days=7)


def private_storage():
    """Where files of one client lie: no address leads there."""
    return storages["private"]


class DataExportQuerySet(models.QuerySet):
    def ready(self, now):
        """Those that can be fetched."""
        return self.filter(state=DataExport.State.READY, made_at__gt=now - KEPT_FOR)


class DataExport(models.Model):
    """Everything a client has, as one ZIP. It is made in the background and deleted seven days later.

    While the disk is full, `retry_at` says when it is tried again.
    """

    class State(models.TextChoices):
        MAKING = "making", _("being made")
        READY = "ready", _("ready")
        FAILED = "failed", _("failed")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="exports")
    state = models.CharField(max_length=10, choices=State, default=State.MAKING)
    asked_at = models.DateTimeField(default=timezone.now)
    made_at = models.DateTimeField(null=True)
    file = models.FileField(storage=private_storage, upload_to="archives", blank=True)
    retry_at = models.DateTimeField(null=True)

    objects = DataExportQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["client"], name="export_one_at_a_time", condition=models.Q(state="making"))
        ]

    def __str__(self):
        return f"export {self.pk}"

    @property
    def size(self):
        """Bytes on the disk; 0 when the disk doesn't have it."""
        try:
            return self.file.size
        except OSError:
            return 0

    @property
    def expires_at(self):
        return self.made_at + KEPT_FOR if self.made_at else None


class Erasure(models.Model):
    """Someone's data were erased. It names no one: `deleted` and `kept` map kinds of rows to how many there were."""

    class Asked(models.TextChoices):
        CLIENT = "client", _("by the client")
        OPERATOR = "operator", _("by the operator")

    at = models.DateTimeField()
    asked_by = models.CharField(max_length=10, choices=Asked)
    deleted = models.JSONField()
    kept = models.JSONField()

    class Meta:
        ordering = ["-at"]

    def __str__(self):
        return f"{self.at:%Y-%m-%d}"
