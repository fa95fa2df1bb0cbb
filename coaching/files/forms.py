from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.files.models import SharedFile
from coaching.storage.file_names import ACCEPTED
from coaching.storage.judging import judged


class JudgedFileField(forms.FileField):
    """A file that the practice takes, by what is in it."""

    widget = forms.FileInput(attrs={"accept": ACCEPTED})

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        return judged(upload) if upload else upload


class FileForm(forms.Form):
    """A file for the other side, and a line about it. `key` is the form's own."""

    file = JudgedFileField(
        label=_("File"), help_text=_("PDF, Word, OpenDocument, spreadsheet, slides, text or picture, up to 10 MB.")
    )
    words = forms.CharField(
        label=_("A line about it"),
        max_length=SharedFile.LONGEST,
        required=False,
        help_text=_("What it is, or where to look first."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid4())

    def clean_key(self) -> UUID:
        return self.cleaned_data["key"] or uuid4()
