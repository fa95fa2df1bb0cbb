from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.payments.money import as_decimal, smallest_unit


class RefundForm(forms.Form):
    """What goes back of one payment. `left` is in the smallest unit of `currency`; `unused` sessions can be taken."""

    amount = forms.DecimalField(label=_("Amount"), min_value=0, max_digits=9, decimal_places=2)
    sessions = forms.IntegerField(
        label=_("Sessions to take"),
        min_value=0,
        max_value=500,
        required=False,
        help_text=_("Left empty, as many unused ones as the amount stands for. You see how many before anything is refunded."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        required=False,
        help_text=_("For your records. The client doesn't get it by email, but it is in the archive of their data."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any, *, left: int, currency: str, stands_for: Callable[[int], int]) -> None:
        """`stands_for(amount)` are the unused sessions that an amount is for."""
        super().__init__(data, initial={"amount": as_decimal(left, currency), "key": uuid4()})
        self.currency, self.stands_for = currency, stands_for

    def clean_amount(self) -> int:
        """The amount in the smallest unit."""
        try:
            return smallest_unit(self.cleaned_data["amount"], self.currency)
        except ValueError:
            raise forms.ValidationError(_("%(currency)s has no decimals.") % {"currency": self.currency}) from None

    def clean(self) -> dict[str, Any]:
        """Without a number of sessions, those that the amount stands for."""
        data = self.cleaned_data
        if data.get("sessions") is None and "sessions" not in self.errors and "amount" in data:
            data["sessions"] = self.stands_for(data["amount"])
        return data


class DecisionForm(forms.Form):
    """What is done about a discrepancy. `do` is the button."""

    do = forms.ChoiceField(choices=[(name, name) for name in ("leave", "seen", "take", "give", "refund")])
    sessions = forms.IntegerField(label=_("Sessions"), min_value=0, max_value=500, required=False)
    word = forms.CharField(label=_("What was done"), max_length=200, required=False)
