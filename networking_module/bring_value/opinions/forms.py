from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.practice.fields import choice_field
from networking_module.bring_value.opinions.models import CheckOpinion


class OpinionForm(forms.Form):
    """What the writer calls the message. Sending it lets the practice keep that, and the words only when they are chosen too."""

    prefix = "differently"
    field_order = ["opinion", "keep", "with_text"]

    opinion = forms.ChoiceField(label=_("What is it, then?"), widget=forms.RadioSelect, choices=CheckOpinion.OPINIONS)
    with_text = forms.BooleanField(
        label=_("The practice may also read this message"),
        required=False,
        help_text=_("Then its words are kept, with any names in them."),
    )

    def __init__(self, *args, said="", **kwargs):
        """`said` is what the check said, which is no other opinion."""
        super().__init__(*args, **kwargs)
        choice_field(self, "opinion").choices = [pair for pair in CheckOpinion.OPINIONS if pair[0] != said]

    @property
    def may_be_kept(self):
        return self.is_valid()

    def facts(self, text):
        """What `keep_opinion` takes of a valid form about `text`."""
        return {"opinion": self.cleaned_data["opinion"], "text": text if self.cleaned_data["with_text"] else ""}


class ClientOpinionForm(OpinionForm):
    """Of a client, whose draft remembers that they differ: what the practice keeps of it is a choice of its own."""

    keep = forms.BooleanField(
        label=_("The practice may count this"), required=False, help_text=_("Without your name and without your words.")
    )

    @property
    def may_be_kept(self):
        return self.is_valid() and (self.cleaned_data["keep"] or self.cleaned_data["with_text"])
