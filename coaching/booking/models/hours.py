"""When a coach is open: hours by weekday, and the dates that differ."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from coaching.people.models import Coach
from coaching.practice.page_generations import ShownQuerySet
from coaching.practice.times_of_day import DAY


def clock(minutes):
    """Minutes of the day as the clock shows them: 540 is 09:00, 1440 is 24:00."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


class Hours(models.Model):
    """From `start` to `end`, in local minutes of the day; 1440 is midnight at the day's end."""

    start = models.PositiveSmallIntegerField(_("from"), validators=[MaxValueValidator(DAY)])
    end = models.PositiveSmallIntegerField(_("until"), validators=[MaxValueValidator(DAY)])

    objects = ShownQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return f"{clock(self.start)}–{clock(self.end)}"

    def clean(self):
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValidationError({"end": _("The end must be after the start.")})


class WeeklyHours(Hours):
    """Open every week on `weekday` (0 is Monday) by the coach's own clock."""

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Monday")
        TUESDAY = 1, _("Tuesday")
        WEDNESDAY = 2, _("Wednesday")
        THURSDAY = 3, _("Thursday")
        FRIDAY = 4, _("Friday")
        SATURDAY = 5, _("Saturday")
        SUNDAY = 6, _("Sunday")

    coach = models.ForeignKey(Coach, on_delete=models.CASCADE, related_name="weekly_hours")
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday)

    class Meta:
        ordering = ["weekday", "start"]


class DateOverride(models.Model):
    """One date with hours of its own instead of the week's; without hours it is closed."""

    coach = models.ForeignKey(Coach, on_delete=models.CASCADE, related_name="date_overrides")
    date = models.DateField(_("date"))

    objects = ShownQuerySet.as_manager()

    class Meta:
        ordering = ["date"]
        constraints = [models.UniqueConstraint(fields=["coach", "date"], name="one_override_per_date")]

    def __str__(self):
        return str(self.date)


class OverrideHours(Hours):
    override = models.ForeignKey(DateOverride, on_delete=models.CASCADE, related_name="hours")

    class Meta:
        ordering = ["start"]
