from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coaching.between_sessions import links
from coaching.between_sessions.models import Word
from coaching.practice.text import one_line


class WordForm(forms.Form):
    """One line, and where it leads."""

    text = forms.CharField(
        label=gettext_lazy("Your line"),
        max_length=Word.LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Write a line first.")},
    )
    link = forms.CharField(
        label=gettext_lazy("Link (if you like)"),
        required=False,
        max_length=links.LONGEST,
        help_text=gettext_lazy("An address that begins with https://, or a page of the site."),
        widget=forms.TextInput(attrs={"list": "pages", "inputmode": "url", "autocomplete": "off"}),
    )

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def clean_text(self) -> str:
        text = one_line(self.cleaned_data["text"])
        if not text:
            raise ValidationError(_("Write a line first."))
        return text

    def clean_link(self) -> Any:
        return links.checked(self.cleaned_data["link"])
