from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from coaching.autosave.plain_text import plain
from coaching.practice.fields import choice_field
from networking_module.bring_value.models import OutreachMessage, Preparation
from networking_module.contacts.forms import UncutTexts, area


class PreparationForm(UncutTexts, forms.ModelForm):
    class Meta:
        model = Preparation
        fields = ["knows", "brings", "learns"]
        widgets = {"knows": area(3), "brings": area(3), "learns": area(2)}
        help_texts = {
            "knows": _("A post, a project, a move, news of their team, something you share."),
            "brings": _("One thing per line. Small is fine, as long as it's real."),
            "learns": _("One question about their experience. Not “do you know of any openings?”"),
        }


MAY_ASK = _("Is there something that makes asking welcome?")
Welcome = OutreachMessage.Welcome


class MessageForm(UncutTexts, forms.ModelForm):
    """How it is sent. While the client says nothing else, the reader may be asked when the two have been in touch before."""

    welcome = forms.ChoiceField(label=MAY_ASK, required=False, widget=forms.RadioSelect, choices=Welcome.choices)

    class Meta:
        model = OutreachMessage
        fields = ["channel", "subject", "welcome"]
        widgets = {"channel": forms.RadioSelect}

    def __init__(self, *args, shared=None, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["form"] = "draft"  # they stand below the answer, outside of the form of the words
        self.usual = Welcome.HISTORY if shared else Welcome.NOT_THIS_TIME
        self.initial["welcome"] = self.instance.welcome or self.usual
        if shared:
            choice_field(self, "welcome").choices = [(Welcome.NOT_THIS_TIME, _("Not this time")), *Welcome.choices[1:]]
            self.fields["welcome"].help_text = str(shared)

    def clean_welcome(self):
        """What follows from being in touch is not stored: it may change."""
        chosen = self.cleaned_data["welcome"]
        return "" if chosen == self.usual else chosen


class TextForm(forms.Form):
    """The words themselves. Text that is too long is told about and kept, not cut off."""

    text = forms.CharField(
        label=_("Your message"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        strip=False,
        validators=[
            MaxLengthValidator(
                5000,
                _(
                    "This is %(show_value)d characters long, and the limit is %(limit_value)d. Please shorten it: it "
                    "isn't saved yet."
                ),
            )
        ],
    )

    def clean_text(self):
        return plain(self.cleaned_data["text"])


class MessageField(forms.CharField):
    """Words that were pasted: characters that nobody sees or can type are left out."""

    def to_python(self, value):
        return super().to_python(value.replace("\x00", "") if isinstance(value, str) else value)


class PublicCheckForm(forms.Form):
    text = MessageField(
        label=_("Your message"),
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Nothing is stored. Names can be made up."),
        validators=[
            MaxLengthValidator(
                5000,
                _("This is %(show_value)d characters long, and the limit is %(limit_value)d. Please shorten it and check again."),
            )
        ],
    )
    welcome = forms.ChoiceField(label=MAY_ASK, required=False, choices=Welcome.choices)

    def clean_welcome(self):
        chosen = self.cleaned_data["welcome"]
        return "" if chosen == Welcome.NOT_THIS_TIME else chosen
