from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

WORD = gettext_lazy("delete")


class LeaveForm(forms.Form):
    """A word to type, so that nobody deletes an account by accident."""

    word = forms.CharField(max_length=50, widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off"}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["word"].label = _("Type the word “%(word)s”") % {"word": WORD}

    def clean_word(self):
        if self.cleaned_data["word"].strip().lower() != WORD:
            raise forms.ValidationError(_("Please type “%(word)s”, then press the button again.") % {"word": WORD})
        return self.cleaned_data["word"]
