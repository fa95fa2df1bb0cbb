from django import forms
from django.utils.translation import gettext_lazy as _


class DecisionForm(forms.Form):
    """Why something was decided about how far someone is."""

    reason = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=200,
        help_text=_("For you alone, like a private note. It never reaches the client."),
    )


class PauseForm(DecisionForm):
    """A pause, with or without an end."""

    until = forms.DateField(
        label=_("Last day of the pause"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("By the client's calendar. The day after, it ends by itself. Leave it empty to resume it yourself."),
    )
    field_order = ["until", "reason"]


class FinishForm(DecisionForm):
    """The end of the coaching."""

    cancel_booked = forms.BooleanField(
        label=_("Cancel what is booked"),
        required=False,
        help_text=_("Each with its email, and its session goes back. Otherwise it stays booked."),
    )
    take_left = forms.BooleanField(
        label=_("Take back the sessions that are left"),
        required=False,
        help_text=_(
            "The client reads in their account that the coaching has ended. No money goes back by it. Otherwise what is left "
            "stays theirs until its last day."
        ),
    )
    field_order = ["cancel_booked", "take_left", "reason"]
