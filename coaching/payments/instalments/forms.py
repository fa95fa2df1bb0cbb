from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    """A word of the coach's, which the client reads."""

    reason = forms.CharField(
        label=_("A word for the client"), max_length=200, help_text=_("Your client reads it in the email that tells them.")
    )
