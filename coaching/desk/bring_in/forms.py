from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from coaching.desk.bring_in.reading import Found, read
from coaching.people.models import Coach
from coaching.practice.fields import row_field
from coaching.tables.unreadable import Unreadable

ACCEPTED = ".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EMPTY = _("Choose a file first, then press the button.")


class UploadForm(forms.Form):
    """The files are read while the form is checked; what the form gives is what was found (`reading.Found`)."""

    coach = forms.ModelChoiceField(Coach.objects.none(), label=_("Coach"), empty_label=None)
    file = forms.FileField(
        label=_("Your file"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": EMPTY},
        help_text=_("An Excel file (.xlsx) with all its sheets, or a table saved as CSV. At most 5 MB."),
    )
    sessions = forms.FileField(
        label=_("Past sessions, if they are in a file of their own"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=_("A line for each: email, date, minutes, paid or pro bono."),
    )

    def __init__(self, *args: Any, coaches: Sequence[Coach], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(coaches) > 1:
            row_field(self, "coach").queryset = Coach.objects.filter(pk__in=[coach.pk for coach in coaches])
            self.initial.setdefault("coach", coaches[0].pk)
        else:
            del self.fields["coach"]

    def clean_file(self) -> Found:
        return _read(self.cleaned_data["file"])

    def clean_sessions(self) -> Found:
        upload = self.cleaned_data["sessions"]
        return _read(upload) if upload else Found()


def _read(upload: UploadedFile) -> Found:
    try:
        return read(upload)
    except Unreadable as error:
        raise forms.ValidationError(str(error)) from error
