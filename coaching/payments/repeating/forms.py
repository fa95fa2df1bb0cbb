"""How a coach says when sessions repeat."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.booking.admin.hours_fields import ClockField
from coaching.payments.repeating.planning import MOST, Rhythm
from coaching.practice.days import years_later
from coaching.practice.fields import choice_field

EVERY = [(1, _("every week")), (2, _("every second week")), (3, _("every third week")), (4, _("every fourth week"))]


class RepeatForm(forms.Form):
    """What, from which day on, at what time, how often. Days and times are the coach's."""

    kind = forms.TypedChoiceField(label=_("What"), coerce=int)
    first = forms.DateField(label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    time = ClockField(label=_("Begins at"))
    every = forms.TypedChoiceField(label=_("Again"), choices=EVERY, coerce=int, initial=2)
    times = forms.IntegerField(label=_("How many sessions"), min_value=2, max_value=MOST, initial=6)

    def __init__(self, data: Any = None, *, types: list[Any], today: date, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.types, self.today = {each.pk: each for each in types}, today
        choice_field(self, "kind").choices = [(each.pk, each.title) for each in types]

    def clean_first(self) -> date:
        day: date = self.cleaned_data["first"]
        if day < self.today:
            raise forms.ValidationError(_("This day has passed. Choose today or a later one."))
        if day > years_later(self.today, 1):
            raise forms.ValidationError(_("That is more than a year from now. Check the year."))
        return day

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What was asked, as the form that books sends it again."""
        return [(name, self.data.get(name, "")) for name in self.fields]

    @property
    def appointment_type(self) -> Any:
        return self.types[self.cleaned_data["kind"]]

    @property
    def takes_session(self) -> bool:
        """Whether what is chosen uses a session; before anything is chosen, whether what is offered first does."""
        return self.appointment_type.takes_credit if self.is_valid() else next(iter(self.types.values())).takes_credit

    @property
    def rhythm(self) -> Rhythm:
        data = self.cleaned_data
        return Rhythm(data["first"], data["time"], data["every"], data["times"])
