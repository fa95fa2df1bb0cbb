"""Taking the last thing back. Each subject registers how its own changes are undone."""

from datetime import timedelta

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from networking_module.contacts.access import ClientQuerySet

__all__ = ["LastChange"]

HOW = {}
KEPT = timedelta(days=1)
GONE = gettext_lazy("Something else was changed since, so this can't be taken back any more.")


class UndoError(Exception):
    """This can't be taken back any more; the message says why."""


class LastChange(models.Model):
    """What a client changed last, and how it was `before`. One row a client, for a day."""

    client = models.ForeignKey("coaching.Client", on_delete=models.CASCADE, related_name="last_changes")
    kind = models.CharField(max_length=20)
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    created_at = models.DateTimeField(default=timezone.now)

    objects = ClientQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"change {self.pk}"


def undoes(kind):
    """Registers `function(client, before, now)`, which puts back what was before and gives where to go, or nothing."""

    def register(function):
        HOW[kind] = function
        return function

    return register


@transaction.atomic
def remember(*, client, kind, before):
    """Keeps how it was before a change, instead of what was kept until now."""
    LastChange.objects.of_client(client).delete()
    return LastChange.objects.create(client=client, kind=kind, before=before)


@transaction.atomic
def undo(*, change, now):
    """Puts everything back as it was, and gives where to look at it. Raises UndoError where that comes too late."""
    change = LastChange.objects.select_for_update(of=("self",)).select_related("client").filter(pk=change.pk).first()
    if change is None:
        raise UndoError(GONE)
    if now - change.created_at > KEPT:
        raise UndoError(_("That was too long ago to take it back."))
    where = HOW[change.kind](change.client, change.before, now)
    change.delete()
    return where


def forget_old(now):
    """Forgets how it was before changes that nobody can take back any more."""
    LastChange.objects.filter(created_at__lt=now - KEPT).delete()
