"""How a coach chooses a time for someone: a free one out of a week of them, or any other that is still to come."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.utils import formats, timezone
from django.utils.translation import gettext_lazy as _

from coaching.booking.admin.both_clocks import labeled
from coaching.booking.admin.hours_fields import ClockField
from coaching.booking.admin.skipped_hours import why_skipped
from coaching.booking.engine.instants import first_instant
from coaching.booking.engine.schedule import Availability
from coaching.booking.engine.slots import by_local_date
from coaching.practice import request_values
from coaching.practice.zones import same_clock, spoken

WEEK = timedelta(days=7)
AHEAD = timedelta(days=366)
OTHER = "other"


class TimeForm(forms.Form):
    """`chosen` holds start (UTC) and any_time, as the verbs take them. Times are read by the coach's clock, and
    shown by that of `guest_zone` (IANA name) as well.

    The button `week` shows another week and keeps all that was typed; any other button chooses.
    """

    start = forms.CharField(required=False, widget=forms.HiddenInput)
    other_date = forms.DateField(label=_("Day"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    other_time = ClockField(label=_("Begins at"), required=False)

    def __init__(self, data=None, *, appointment_type, moving=None, guest_zone="", now=None, **kwargs):
        self.appointment_type, self.now = appointment_type, now or timezone.now()
        self.clock_zone = appointment_type.coach.timezone
        self.guest_zone = guest_zone or (moving.zone if moving else "")
        self.times = Availability(appointment_type, now=self.now, moving=moving)
        self.is_chosen = data is not None and "week" not in data
        super().__init__(data, **kwargs)

    def clean(self):
        super().clean()
        data = self.cleaned_data
        wants_other = data.get("start") == OTHER or data.get("other_date") or data.get("other_time") is not None
        self.chosen = self._other(data) if wants_other and not self.errors else self._free(data)
        if not self.errors and not self.chosen:
            raise forms.ValidationError(_("Choose one of the free times, or write another day and time."))
        return data

    def _free(self, data):
        start = request_values.moment(data.get("start"))
        return {"start": start, "any_time": False} if start else None

    def _other(self, data):
        day, minute = data.get("other_date"), data.get("other_time")
        if day is None or minute is None:
            self.add_error("other_date" if day is None else "other_time", _("Write both, the day and the time."))
            return None
        if not 2000 <= day.year < 2200:
            self.add_error("other_date", _("Choose a day in the future."))
            return None
        zone = ZoneInfo(self.clock_zone)
        if words := why_skipped(day, minute, zone):
            self.add_error("other_time", _("%(why)s Write another time.") % {"why": words})
            return None
        return {"start": first_instant(day, minute, zone), "any_time": True}

    def refuse(self, error):
        """Says why the chosen time can't be had, and keeps everything else."""
        nearest = [spoken(start, self.clock_zone) for start in getattr(error, "nearest", ())]
        if not hasattr(error, "nearest"):
            return self.add_error(None, str(error))
        words = _("This time is taken. Nearby free times: %(times)s.") if nearest else _("This time is taken.")
        return self.add_error(None, words % {"times": "; ".join(nearest)})

    @property
    def week(self):
        """A week of free times, from the day the buttons ask for or else from the first free one on.

        {days: [(words, [(value, label)])], previous, next}; the last two are dates or None.
        """
        today = self.now.astimezone(ZoneInfo(self.clock_zone)).date()
        first = self._asked(today) or self._first_free(today)
        found = by_local_date(self.times.open_slots(self._midnight(first), self._midnight(first + WEEK)), self.clock_zone)
        days = [(formats.date_format(day, "l, F j"), [self._option(start) for start in starts]) for day, starts in found.items()]
        return {"first": first, "days": days, "previous": first - WEEK if first > today else None, "next": first + WEEK}

    @property
    def picked(self):
        return self.data.get("start", "")

    def _asked(self, today):
        asked = request_values.day(self.data.get("week") or self.data.get("shown"))
        return asked and max(today, min(asked, today + AHEAD))

    def _first_free(self, today):
        free = self.times.open_slots(self.now, self.now + AHEAD)
        return free[0].astimezone(ZoneInfo(self.clock_zone)).date() if free else today

    def _midnight(self, day):
        return datetime.combine(day, time(), ZoneInfo(self.clock_zone))

    def _option(self, start):
        return start.isoformat(), labeled(start, self.clock_zone, self.guest_zone)

    @property
    def other_clock(self):
        """The guest's zone where its clock shows another time now, else ""."""
        differs = self.guest_zone and not same_clock(self.now, self.clock_zone, self.guest_zone)
        return self.guest_zone if differs else ""
