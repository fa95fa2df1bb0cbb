"""How it was before the last thing that a client changed."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from networking_module.contacts.access import ClientOwnedQuerySet


class LastChange(models.Model):
    """What a client changed last, and how it was `before`. One row a client, for a day."""

    client = models.ForeignKey("coaching.Client", on_delete=models.CASCADE, related_name="last_changes")
    kind = models.CharField(max_length=20)
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    created_at = models.DateTimeField(default=timezone.now)

    objects = ClientOwnedQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"change {self.pk}"
