"""What the desk remembers for a coach: what waits until a later day, and when they last looked."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.people.access import VisibleQuerySet
from coaching.people.models import Client
from coaching.practice.days import today

__all__ = ["LastLook", "Snooze"]


class Snooze(models.Model):
    """A coach's "not now": the reason `key` about a client is off the desk until the day `until`, a date of the coach's."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="snoozes")
    key = models.CharField(max_length=100)
    until = models.DateField(_("until"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["client", "key"], name="snooze_once")]

    def __str__(self) -> str:
        return f"{self.client}, {self.until}"

    def lasts(self, now: datetime) -> bool:
        """Whether its day has yet to come where the coach lives."""
        return self.until > today(now, self.client.coach.timezone)


class LastLook(models.Model):
    """When a member of staff opened the desk, at most once an hour, and when the time before: what came since then is new."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    opened_at = models.DateTimeField()
    before = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user_id}, {self.opened_at:%Y-%m-%d %H:%M}"
