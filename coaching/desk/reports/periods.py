"""From when until when a report is, and whose clients it is about."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coaching.people.models import Coach
from coaching.practice.fields import offer_coaches
from coaching.practice.lazy_text import StrOrPromise
from coaching.practice.request_values import YEARS

FIRST, LAST = date(YEARS.start, 1, 1), date(YEARS.stop - 1, 12, 31)


@dataclass(frozen=True)
class Period:
    """Dates of the practice's calendar, both of them included."""

    first: date
    last: date

    @property
    def asked(self) -> dict[str, str]:
        """How an address asks for it."""
        return {"first": self.first.isoformat(), "last": self.last.isoformat()}

    def months(self, *known: date) -> list[date]:
        """The first days of its months, from the first to the last of those that are `known`: none between them is left out."""
        inside = [month for month in known if self.first.replace(day=1) <= month <= self.last]
        found = [min(inside)] if inside else []
        while found and found[-1] < max(inside):
            found.append(next_month(found[-1]))
        return found


@dataclass(frozen=True)
class Preset:
    """A period that one press asks for."""

    title: StrOrPromise
    period: Period


def presets(day: date) -> list[Preset]:
    """The periods that are asked for most, as of that date; the first one is shown when none is asked for."""
    month, year = day.replace(day=1), day.replace(month=1, day=1)
    last_month = (month - timedelta(days=1)).replace(day=1)
    return [
        Preset(gettext_lazy("The last 12 months"), Period(months_before(month, 11), day)),
        Preset(gettext_lazy("This month"), Period(month, day)),
        Preset(gettext_lazy("Last month"), Period(last_month, month - timedelta(days=1))),
        Preset(gettext_lazy("This year"), Period(year, day)),
        Preset(gettext_lazy("Last year"), Period(year.replace(year=year.year - 1), year - timedelta(days=1))),
        Preset(gettext_lazy("From the beginning"), Period(date(2000, 1, 1), day)),
    ]


def months_before(month: date, count: int) -> date:
    """The first day of the month so many before."""
    number = month.year * 12 + month.month - 1 - count
    return date(number // 12, number % 12 + 1, 1)


def next_month(month: date) -> date:
    return months_before(month, -1)


class PeriodForm(forms.Form):
    """What a report is asked for. What can't be read is said, and the report is of the last 12 months."""

    first = forms.DateField(
        label=gettext_lazy("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    last = forms.DateField(
        label=gettext_lazy("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    coach = forms.ChoiceField(label=gettext_lazy("Coach"), required=False)

    def __init__(self, *args: Any, coaches: list[Coach], day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        offer_coaches(self, coaches)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        first, last = data.get("first"), data.get("last")
        if any(day and not FIRST <= day <= LAST for day in (first, last)):
            raise forms.ValidationError(
                _("Choose days from the years %(first)d to %(last)d.") % {"first": FIRST.year, "last": LAST.year}
            )
        if first and last and first > last:
            raise forms.ValidationError(_("The first day is after the last one. Change one of them."))
        return data

    @property
    def period(self) -> Period:
        """What is asked for; a day that is not said is the preset's."""
        usual = presets(self.day)[0].period
        if not self.is_valid():
            return usual
        last = self.cleaned_data["last"] or max(self.day, self.cleaned_data["first"] or self.day)
        first = self.cleaned_data["first"] or min(usual.first, last.replace(day=1))
        return Period(first, last)

    @property
    def chosen_coach(self) -> str:
        """The chosen coach's slug, or ""."""
        self.is_valid()
        return getattr(self, "cleaned_data", {}).get("coach", "")
