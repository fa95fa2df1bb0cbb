"""How a client wants to be reached."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.people.models import Preferences
from coaching.people.preferring import prefer
from coaching.practice.fields import choice_field
from coaching.practice.zone_field import ZoneField
from coaching.practice.zones import clock, today_called


class PreferencesForm(forms.ModelForm):
    """Zone, weekly mail, and how comments and new exercises are told. Hours are read by the client's kind of clock."""

    zone = ZoneField(
        label=_("Where you live"), help_text=_("All times here, and the hour of the weekly email, are in this time zone.")
    )
    digest_hour = forms.TypedChoiceField(label=_("Hour"), coerce=int)
    field_order = ["zone", "wants_digest", "digest_day", "digest_hour", "telling"]

    class Meta:
        model = Preferences
        fields = ["wants_digest", "digest_day", "digest_hour", "telling"]
        widgets = {"telling": forms.RadioSelect}
        labels = {
            "wants_digest": _("Send me one email a week with what's next"),
            "digest_day": _("Day"),
            "telling": _("How do you want to hear about comments and new exercises?"),
        }

    def __init__(self, *args, clock24, **kwargs):
        super().__init__(*args, **kwargs)
        zone = today_called(self.instance.client.timezone)
        self.fields["zone"].initial = zone
        choice_field(self, "digest_hour").choices = [(hour, clock(datetime(2000, 1, 1, hour), clock24)) for hour in range(24)]

    def keep(self):
        """Returns the preferences as they are kept now."""
        chosen = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return prefer(client=self.instance.client, zone=self.cleaned_data["zone"], **chosen)


class PauseForm(forms.Form):
    """Until when; empty is until they come back."""

    until = forms.DateField(
        label=_("Until"),
        required=False,
        help_text=_("This day is included. Leave it empty, and the pause lasts until you come back."),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("Write the day like 2026-12-24, or choose it from the calendar.")},
    )
