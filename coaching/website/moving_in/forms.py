from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.tables.unreadable import Unreadable
from coaching.website.moving_in.reading import read


class FileForm(forms.Form):
    """The file is read while the form is checked; what the form gives is what was found."""

    file = forms.FileField(
        label=_("Your file"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xml,.rss,.atom,.zip,.md,.markdown,.txt,.html,.htm,.csv,.tsv"}),
        error_messages={"required": _("Choose a file first, then press the button.")},
        help_text=_("At most 20 MB. It is read at once; only what is in it is kept until you have chosen."),
    )

    def clean_file(self) -> dict[str, Any]:
        try:
            return {"upload": self.cleaned_data["file"], "found": read(self.cleaned_data["file"])}
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from error
