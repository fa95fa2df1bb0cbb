from datetime import timedelta

from django.db import models
from django.db.models import F, Q, Sum
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coaching.booking.busy.errors import Trouble
from coaching.people.models import Coach
from coaching.practice.page_generations import ShownQuerySet
from coaching.practice.url_parts import parts_of

EVERY = timedelta(minutes=10)
DAYS_AHEAD = 400


class BusyCalendarQuerySet(models.QuerySet):
    def due(self, now):
        """What was not asked for ten minutes, the longest first."""
        return self.filter(Q(asked_at=None) | Q(asked_at__lte=now - EVERY)).order_by(F("asked_at").asc(nulls_first=True))

    def with_time_ahead(self, now):
        """`ahead`: how much time each calendar still takes, as a timedelta or None."""
        span = models.ExpressionWrapper(F("times__end") - F("times__start"), output_field=models.DurationField())
        return self.annotate(ahead=Sum(span, filter=Q(times__end__gt=now)))


class BusyCalendar(models.Model):
    """Another calendar of a coach, read from its secret address: anyone who has the address can read it, so no page shows it.

    `text` is the last good copy, pared down to what says when. `digest` names what the times were counted from, and the day.
    """

    coach = models.ForeignKey(Coach, on_delete=models.CASCADE, related_name="busy_calendars")
    name = models.CharField(_("name"), max_length=100)
    url = models.TextField(_("secret address"))
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)
    skipped = models.PositiveIntegerField(default=0)  # entries that nobody could understand: they take no time
    unsure = models.PositiveIntegerField(default=0)  # entries understood in part: they take the time that they may mean
    doubts = models.JSONField(default=list, blank=True)  # a few of both, each a Doubt as a dict
    asked_at = models.DateTimeField(null=True, blank=True)
    fetched_at = models.DateTimeField(null=True, blank=True)  # when the address last gave a good copy
    failing_since = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=20, blank=True)  # a Trouble

    objects = BusyCalendarQuerySet.as_manager()

    class Meta:
        ordering = ["coach", "name", "pk"]
        indexes = [models.Index(fields=["asked_at"])]

    def __str__(self):
        return self.name

    @property
    def host(self):
        """As much of the address as anyone may see."""
        return parts_of(self.url).hostname or ""

    @property
    def problem(self):
        """Why it could not be read the last time, and what to do; empty if it could."""
        return gettext(Trouble(self.error).sentence) if self.error in set(Trouble) else ""


class BusyTime(models.Model):
    """A stretch of time (UTC) taken in another calendar. Those of one calendar neither overlap nor touch."""

    calendar = models.ForeignKey(BusyCalendar, on_delete=models.CASCADE, related_name="times")
    start = models.DateTimeField()
    end = models.DateTimeField()

    objects = ShownQuerySet.as_manager()

    class Meta:
        ordering = ["start"]
        indexes = [models.Index(fields=["calendar", "end", "start"])]

    def __str__(self):
        return f"{self.start:%Y-%m-%d %H:%M} – {self.end:%H:%M}"
