"""What a client and their coach agreed to reach, and by when."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.people.access import VisibleQuerySet

__all__ = ["Goal"]


class GoalQuerySet(VisibleQuerySet):
    def open(self):
        """Those that are neither reached nor let go of, the soonest first."""
        return self.filter(reached_at=None, let_go_at=None).order_by("due_on", "pk")

    def closed(self):
        """The others, the latest first."""
        latest = Coalesce("reached_at", "let_go_at")
        return self.annotate(latest=latest).filter(latest__isnull=False).order_by("-latest", "-pk")


class Goal(models.Model):
    """Something that a client wants to have reached by `due_on`. All days are dates of the client's calendar.

    One that is reached or let go of stays, with the day (`reached_on`, `let_go_on`) beside the moment. Client and coach both
    read it.
    """

    LONGEST = 200

    client = models.ForeignKey("coaching.Client", on_delete=models.CASCADE, related_name="goals")
    text = models.CharField(_("goal"), max_length=LONGEST)
    due_on = models.DateField(_("by"))
    reached_at = models.DateTimeField(null=True, blank=True)
    reached_on = models.DateField(null=True, blank=True)
    let_go_at = models.DateTimeField(null=True, blank=True)
    let_go_on = models.DateField(null=True, blank=True)
    agreed_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    # The form it came from: sent twice, it is one goal.
    key = models.UUIDField(editable=False)

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["client", "key"], name="goal_key_once_per_client"),
            models.CheckConstraint(
                condition=models.Q(reached_at=None) | models.Q(let_go_at=None), name="goal_reached_or_let_go_of"
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def closed_at(self):
        """When it was reached or let go of."""
        return self.reached_at or self.let_go_at

    @property
    def is_open(self):
        return self.closed_at is None
