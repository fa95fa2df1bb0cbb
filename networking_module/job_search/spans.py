"""Which days a list is about: a week of the client's calendar, or any days up to a year."""

from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.practice.days import today
from networking_module.contacts.forms import day_field

A_WEEK = timedelta(days=6)
MOST_DAYS = 366


@dataclass(frozen=True)
class Span:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def is_week(self):
        return self.first.weekday() == 0 and self.last - self.first == A_WEEK

    @property
    def before(self):
        """The week before, as the value that an address takes."""
        return (self.first - timedelta(days=7)).isoformat()

    @property
    def after(self):
        return (self.first + timedelta(days=7)).isoformat()


class SpanForm(forms.Form):
    """`first` alone is the week it falls into; nothing is the running week of the client's calendar."""

    first = day_field(label=_("From"), required=False)
    last = day_field(label=_("To"), required=False)

    def clean(self):
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last and first > last:
            self.add_error("last", _("This day is before the first one. Please swap them."))
        elif first and last and (last - first).days >= MOST_DAYS:
            self.add_error("last", _("Please choose at most a year."))
        return self.cleaned_data

    def span(self, client, now):
        """The days that were asked for, or the running week when they make no sense."""
        chosen = self.cleaned_data if self.is_valid() else {}
        if chosen.get("first") and chosen.get("last"):
            return Span(chosen["first"], chosen["last"])
        day = chosen.get("first") or today(now, client.timezone)
        monday = day - timedelta(days=day.weekday())
        return Span(monday, monday + A_WEEK)
