from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.practice.fields import choice_field
from coaching.practice.text import one_line
from coaching.testimonials.answering import consent_words, signed
from coaching.testimonials.models import TestimonialRequest

Named = TestimonialRequest.Named


class AnswerForm(forms.Form):
    """How its author is named and described, and the consent. The words are a part that is saved by itself."""

    named = forms.ChoiceField(
        label=_("How should your name appear?"), widget=forms.RadioSelect, choices=Named, initial=Named.FIRST
    )
    about = forms.CharField(
        label=_("A word about you"),
        required=False,
        max_length=150,
        help_text=_("Such as “Controller, after 14 years at one company”. It is shown below the name."),
    )
    consent = forms.BooleanField(
        label="", error_messages={"required": _("Without this, nothing is published. Check it, or say no below.")}
    )

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [
            (value, label if value == Named.ANONYMOUS else f"{label}: {signed(name, value)}") for value, label in Named.choices
        ]
        choice_field(self, "named").choices = named
        self.fields["consent"].label = consent_words()

    def clean_about(self) -> str:
        return one_line(self.cleaned_data["about"])
