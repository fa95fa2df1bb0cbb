from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.desk.client_page.standing import Consequence


class DecisionForm(forms.Form):
    """Why something was decided about how far someone is."""

    reason = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=200,
        help_text=_("For you alone, like a private note. It never reaches the client."),
    )

    def __init__(self, *args: Any, found: Sequence[Consequence], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = found


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
    """The end of the coaching. It asks only about what there is."""

    cancel_booked = forms.TypedChoiceField(
        label=_("What is booked"),
        required=False,
        coerce=bool,
        widget=forms.RadioSelect,
        choices=[
            ("", _("It stays booked")),
            ("cancel", _("Cancel it: one email says so, and its session counts as left")),
        ],
    )
    take_left = forms.TypedChoiceField(
        label=_("What is left"),
        required=False,
        coerce=bool,
        widget=forms.RadioSelect,
        choices=[
            ("", _("It stays theirs until its last day")),
            ("take", _("Take it back, with what is canceled: an email and their account say that the coaching has ended")),
        ],
        help_text=_("No money goes back by this. A refund is made on the page of the sale."),
    )
    field_order = ["cancel_booked", "take_left", "reason"]

    def __init__(self, *args: Any, found: Sequence[Consequence], **kwargs: Any) -> None:
        super().__init__(*args, found=found, **kwargs)
        if not any(each.booked for each in found):
            del self.fields["cancel_booked"]
        if not any(each.booked or each.left.count for each in found):
            del self.fields["take_left"]
