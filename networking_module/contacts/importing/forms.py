from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.practice.fields import choice_field
from coaching.tables.unreadable import Unreadable
from networking_module.contacts.forms import RHYTHMS, USUAL_RHYTHM
from networking_module.contacts.importing.reading import read
from networking_module.contacts.rhythm import rhythm_words

ACCEPTED = ".csv,.tsv,.txt,.zip,.vcf,.vcard,text/csv,text/vcard,text/x-vcard,application/zip"


class UploadForm(forms.Form):
    """The file is read while the form is checked; what the form gives is what was found (`reading.Found`)."""

    file = forms.FileField(
        label=_("Your file"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=_(
            "Connections.csv or its ZIP from LinkedIn, a vCard (.vcf) from your phone, or another table (.csv). At most 25 MB."
        ),
        error_messages={"required": _("Choose a file first, then press the button.")},
    )

    def clean_file(self):
        try:
            return read(self.cleaned_data["file"])
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from error


class ChoosingForm(forms.Form):
    """What the page to choose from was asked: words to search for, which people, which page, which button."""

    SHOWN = [("new", _("New")), ("more", _("New details")), ("ticked", _("Selected")), ("known", _("Known"))]

    q = forms.CharField(required=False, max_length=100)
    show = forms.ChoiceField(choices=SHOWN, required=False)
    page = forms.IntegerField(required=False)

    def asked(self):
        """{what: value} of everything that was asked and can be."""
        self.is_valid()
        asked = {name: self.cleaned_data.get(name) for name in self.fields}
        return {name: value for name, value in asked.items() if value}


class RhythmForm(forms.Form):
    rhythm_days = forms.TypedChoiceField(
        label=_("How often would you like to be in touch with them?"),
        coerce=int,
        initial=USUAL_RHYTHM,
        choices=[],
        help_text=_("The same for all of them for now. You can change it for each person later."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        choice_field(self, "rhythm_days").choices = [(days, rhythm_words(days)) for days in RHYTHMS]
