from django import forms

from networking_module.contacts.models import Touch

SNOOZE_DAYS = [3, 7, 14]


class QuickForm(forms.Form):
    """One button of the list: how, and which way."""

    kind = forms.ChoiceField(choices=Touch.Kind)
    direction = forms.ChoiceField(choices=Touch.Direction)


class SnoozeForm(forms.Form):
    days = forms.TypedChoiceField(choices=[(days, days) for days in SNOOZE_DAYS], coerce=int)
