"""The weekly hours as a coach fills them in: any number of openings a day, each from and until."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coaching.booking.admin.hours_fields import ClockField, in_order
from coaching.booking.models import WeeklyHours
from coaching.booking.models.hours import clock
from coaching.booking.weekly_hours import set_week, week_of
from coaching.practice.times_of_day import DAY
from coaching.practice.zone_field import ZoneField

WORKING_DAYS = range(5)
Weekday = WeeklyHours.Weekday


class OpeningsWidget(forms.Widget):
    """Pairs of inputs `<name>_from` and `<name>_until`; empty pairs are left out. The page draws them."""

    def value_from_datadict(self, data, files, name):
        pairs = zip(data.getlist(f"{name}_from"), data.getlist(f"{name}_until"), strict=False)
        return [pair for pair in pairs if any(text.strip() for text in pair)]


class OpeningsField(forms.Field):
    """The openings of one day; cleans to [(start, end)] in minutes of the day, sorted. None is a closed day."""

    widget = OpeningsWidget

    def clean(self, value):
        return in_order(self._opening(*pair) for pair in value)

    def prepare_value(self, value):
        return [pair if isinstance(pair[0], str) else tuple(map(clock, pair)) for pair in value or ()]

    def _opening(self, *texts):
        start, end = (ClockField(required=False).clean(text) for text in texts)
        if start is None or end is None:
            raise forms.ValidationError(_("Fill in both “from” and “until”, or leave both empty."))
        end = end or DAY  # until midnight
        if start >= end:
            words = {"start": clock(start), "end": clock(end)}
            raise forms.ValidationError(
                _("%(start)s to %(end)s runs past midnight. Write until 24:00 here and from 0:00 on the next day: they join.")
                % words
            )
        return start, end


class WeekForm(forms.Form):
    """The whole week on one page."""

    timezone = ZoneField(label=gettext_lazy("Your time zone"))

    def __init__(self, data=None, *, coach, **kwargs):
        week = week_of(coach)
        self.coach, self.names = coach, {f"day_{value}": name for value, name in Weekday.choices}
        days = {f"day_{value}": week.get(value, []) for value in Weekday.values}
        super().__init__(data, initial={"timezone": coach.timezone, **days}, **kwargs)
        for field, name in self.names.items():
            self.fields[field] = OpeningsField(label=name, required=False)

    @property
    def days(self):
        """For each day its name, the openings as typed with an empty one after them, and a picture of what is understood."""
        for field, name in self.names.items():
            typed = self[field].value()
            yield {"field": self[field], "name": name, "rows": [*typed, ("", "")], "bars": self._bars(field), "typed": typed}

    @property
    def hours(self):
        """How long the week is open, in hours."""
        return f"{sum(bar['width'] for field in self.names for bar in self._bars(field)) / 60:g}"

    def _bars(self, field):
        """The openings that can be read, as stretches of the day's 1440 minutes."""
        try:
            rows = self.fields[field].clean(self[field].value())
        except forms.ValidationError:
            rows = []
        return [{"x": start, "width": end - start} for start, end in rows]

    def save(self):
        week = {value: self.cleaned_data[f"day_{value}"] for value in Weekday.values}
        set_week(coach=self.coach, week=week, timezone=self.cleaned_data["timezone"])


def monday_copied(data):
    """What was typed, with Monday's openings on every working day."""
    data = data.copy()
    for day in WORKING_DAYS:
        for end in ("from", "until"):
            data.setlist(f"day_{day}_{end}", data.getlist(f"day_0_{end}"))
    return data
