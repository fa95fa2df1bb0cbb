from django import forms
from django.utils.translation import gettext_lazy as _

MOST = 20


class CalendarForm(forms.Form):
    """A calendar to be read from its secret address."""

    url = forms.CharField(
        label=_("Secret address of the calendar"),
        max_length=2000,
        help_text=_("It begins with https:// or webcal:// and often ends in .ics. We keep it secret and never show it again."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}),
    )
    name = forms.CharField(label=_("Name"), max_length=100, required=False, help_text=_("Empty: the calendar's own name."))

    def __init__(self, *args, coach, **kwargs):
        super().__init__(*args, **kwargs)
        self.coach = coach

    def clean_url(self):
        url = self.cleaned_data["url"]
        if self.coach.busy_calendars.filter(url=url).exists():
            raise forms.ValidationError(_("This calendar is already on your list."))
        return url

    def clean(self):
        if self.coach.busy_calendars.count() >= MOST:
            raise forms.ValidationError(
                _("You have %(most)d calendars here. Remove one before you add another.") % {"most": MOST}
            )
        return super().clean()
