"""What a coach fills in about single days."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.booking.admin.hours_fields import HoursField
from coaching.booking.admin.skipped_hours import why_skipped
from coaching.practice.days import years_later

LONGEST, MOST_YEARS = 366, 10


class DaysField(forms.Field):
    """Any number of dates, each from a box of its own."""

    widget = forms.MultipleHiddenInput

    def clean(self, value):
        day = forms.DateField(error_messages={"invalid": _("This isn't a day in the calendar. Select it again.")})
        return [day.clean(each) for each in value or []]


class DatesForm(forms.Form):
    """Ticked days, a range of them, or both; and what happens to them (`action`): closed, other hours, same as the week."""

    ACTIONS = [("close", _("away")), ("hours", _("other hours")), ("week", _("same as other weeks"))]

    day = DaysField(required=False)
    first = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(
        label=_("To"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Leave it empty for a single day."),
    )
    hours = HoursField(label=_("Other hours"), help_text=_("For example: 9 a.m.–12:30 p.m., 14:00–16:00"))
    action = forms.ChoiceField(choices=ACTIONS)

    def __init__(self, data=None, *, today, zone, **kwargs):
        super().__init__(data, **kwargs)
        self.today, self.zone = today, ZoneInfo(zone)

    def clean(self):
        super().clean()
        data = self.cleaned_data
        data["days"] = sorted({*data.get("day", ()), *self._range(data)})
        if not self.errors and not data["days"]:
            raise forms.ValidationError(_("Select the days you mean, or write the first and the last one."))
        if data["days"] and data["days"][0] < self.today:
            raise forms.ValidationError(_("Past days can't be changed. Choose today or later."))
        if data.get("action") == "hours" and not data.get("hours") and "hours" not in self.errors:
            self.add_error("hours", _("Write the hours, or choose “I am away”."))
        if data["days"] and data["days"][-1] > years_later(self.today, MOST_YEARS):
            raise forms.ValidationError(_("That is more than ten years from now. Check the year."))
        if data.get("action") == "hours" and (why := self._skipped(data)):
            self.add_error("hours", _("%(why)s Write other hours for that day.") % {"why": why})
        return data

    def _skipped(self, data):
        """Why one of the hours doesn't exist on one of the days, or ""."""
        ends = {minute for opening in data.get("hours") or () for minute in opening}
        found = (why_skipped(day, minute, self.zone) for day in data["days"] for minute in sorted(ends))
        return next(filter(None, found), "")

    def _range(self, data):
        first, last = data.get("first"), data.get("last")
        if first is None:
            if last:
                self.add_error("first", _("Write the first day too."))
            return []
        length = ((last or first) - first).days
        if not 0 <= length < LONGEST:
            self.add_error("last", _("Choose a day on or after the first one, within a year."))
            return []
        return [first + timedelta(days=number) for number in range(length + 1)]


class AskToMoveForm(forms.Form):
    """Which guests are asked to choose another time, and what the coach says with it."""

    word = forms.CharField(
        label=_("A message to them"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It appears in the email above the link. Leave it empty to say nothing more."),
    )

    def __init__(self, data=None, *, bookings, **kwargs):
        super().__init__(data, **kwargs)
        self.bookings = bookings
        self.fields["booking"] = forms.MultipleChoiceField(
            required=False,
            choices=[(booking.pk, str(booking)) for booking in bookings],
            error_messages={"invalid_choice": _("One of them has changed in the meantime. Please check again.")},
        )

    @property
    def chosen(self):
        return [booking for booking in self.bookings if str(booking.pk) in self.cleaned_data["booking"]]
