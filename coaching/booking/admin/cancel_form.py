from django import forms
from django.utils.translation import gettext_lazy as _


class CancelForm(forms.Form):
    """What the guest reads with a cancellation."""

    word = forms.CharField(
        label=_("A message to the guest"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("It appears in their email and on their page. Leave it empty to say nothing more."),
    )
