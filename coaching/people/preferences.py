"""How a client wants to be reached, and when they want to be left alone."""

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

WEEKDAYS = [
    (0, _("Monday")),
    (1, _("Tuesday")),
    (2, _("Wednesday")),
    (3, _("Thursday")),
    (4, _("Friday")),
    (5, _("Saturday")),
    (6, _("Sunday")),
]


class Preferences(models.Model):
    """When the weekly mail comes (day and hour by the client's own clock), and how they hear about comments and exercises.

    `next_digest_at` (UTC) is when it is due next; empty means it has to be worked out.
    """

    class Telling(models.TextChoices):
        AT_ONCE = "at_once", _("at once, in separate emails")
        DIGEST = "digest", _("once a week, together with the rest")

    client = models.OneToOneField("coaching.Client", on_delete=models.CASCADE, related_name="preferences")
    telling = models.CharField(_("comments and new exercises"), max_length=10, choices=Telling, default=Telling.AT_ONCE)
    wants_digest = models.BooleanField(_("an email a week with what's next"), default=True)
    digest_day = models.PositiveSmallIntegerField(_("day"), choices=WEEKDAYS, default=0)
    digest_hour = models.PositiveSmallIntegerField(_("hour"), default=8)
    next_digest_at = models.DateTimeField(null=True, blank=True, db_index=True)

    def __str__(self):
        return f"{self.client}"


class Break(models.Model):
    """Days on which a client is left alone: no weekly mail, no nudge, and progress stands still. Both days are in it, in
    the client's zone; without `last_day` it lasts until they come back."""

    class Kind(models.TextChoices):
        PAUSE = "pause", _("pause")
        QUIET_WEEK = "quiet_week", _("quiet week")

    client = models.ForeignKey("coaching.Client", on_delete=models.CASCADE, related_name="breaks")
    kind = models.CharField(max_length=10, choices=Kind)
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)

    is_agreed = False  # with the coach, as `AgreedPause` is: this one is the client's own

    class Meta:
        ordering = ["-first_day", "-pk"]

    def __str__(self):
        return f"{self.client}: {self.kind}, {self.first_day}"

    def covers(self, day):
        """Whether `day`, a date in the client's zone, is one of its days."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    @property
    def words(self):
        """All that a coach is told about it."""
        if self.last_day is None:
            return gettext("On a break")
        is_week = self.kind == self.Kind.QUIET_WEEK
        words = gettext("Quiet week until %(day)s") if is_week else gettext("On a break until %(day)s")
        return words % {"day": date_format(self.last_day, "F j, Y")}

    @property
    def own_words(self):
        """As the client reads it."""
        if self.kind == self.Kind.QUIET_WEEK:
            return gettext("Quiet week until Sunday")
        if self.last_day is None:
            return gettext("On a break until you come back")
        return gettext("On a break until %(day)s") % {"day": date_format(self.last_day, "l, F j")}


class ActiveDay(models.Model):
    """A day, in the client's zone as it was then, on which they did something. Opening a page is not doing."""

    client = models.ForeignKey("coaching.Client", on_delete=models.CASCADE, related_name="active_days")
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["client", "day"], name="active_day_once")]

    def __str__(self):
        return f"{self.client_id}, {self.day}"
