"""What a coach decided about how far someone is: paused, finished, resumed."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coaching.people.access import VisibleQuerySet


class StageChangeQuerySet(VisibleQuerySet):
    def standing(self):
        """Those that nobody took back, the latest first."""
        return self.filter(undone_at=None)


class StageChange(models.Model):
    """One client went from stage `before` to stage `after` (values of `Client.Stage`), by a coach's decision.

    `until` is the last day of a pause on the client's calendar, if it has one; the day after it ends by itself, and `by` of
    that change is empty. `reason` is as private as a note.
    """

    client = models.ForeignKey("coaching.Client", on_delete=models.CASCADE, related_name="stage_changes")
    before = models.CharField(max_length=10)
    after = models.CharField(max_length=10)
    until = models.DateField(null=True, blank=True)
    reason = models.CharField(gettext_lazy("reason"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = StageChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.client}: {self.after}, {self.at:%Y-%m-%d}"


def stage_words(label: str, until: date | None) -> str:
    """A stage as coaches read it: its label, and until when."""
    return _("%(stage)s until %(day)s") % {"stage": label, "day": date_format(until, "M j, Y")} if until else label
