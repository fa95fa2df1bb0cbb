from django import forms
from django.utils.translation import gettext_lazy as _


class ShiftForm(forms.Form):
    """By how many days to move what is ahead."""

    days = forms.IntegerField(
        label=_("Move what's ahead by this many days (-7: a week earlier)"),
        min_value=-365,
        max_value=365,
        initial=7,
        error_messages={"required": _("Write a number of days."), "invalid": _("Write a number of days, such as 7 or -7.")},
    )
