from django import forms
from django.utils.translation import gettext_lazy as _

from networking_module.contacts.changed_elsewhere import NothingOverwritten, seen_field
from networking_module.contacts.forms import LineField, UncutTexts, day_field
from networking_module.job_search.models import SearchStep

CHANNELS = [
    _("Company website"),
    _("Job board"),
    _("Email"),
    _("Phone"),
    _("In person"),
    _("Recruiter"),
    _("Job fair"),
    _("Workshop"),
]


class ChannelInput(forms.TextInput):
    """A line to write in, with the usual ways to choose from."""

    template_name = "networking_module/job_search/channel.html"

    def get_context(self, name, value, attrs):
        return {**super().get_context(name, value, {**(attrs or {}), "list": "channels"}), "channels": CHANNELS}


class SearchStepForm(NothingOverwritten, UncutTexts, forms.ModelForm):
    """A step that nobody of the list stands for: an application, a fair, a workshop."""

    on = day_field(label=_("When"))
    seen = seen_field()

    class Meta:
        model = SearchStep
        fields = ["on", "company", "person", "channel", "result"]
        field_classes = dict.fromkeys(["company", "person", "channel", "result"], LineField)
        widgets = {"channel": ChannelInput}
        help_texts = {"person": _("If there is a name.")}
