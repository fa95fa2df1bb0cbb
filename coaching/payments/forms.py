from types import SimpleNamespace
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from coaching.payments import sensible
from coaching.payments.money import smallest_unit
from coaching.practice.days import years_later

MOST_YEARS = 10  # until sessions that were given end


class PackageForm(WagtailAdminModelForm):
    """Takes the price as people write it."""

    amount = forms.DecimalField(
        label=_("Price"), min_value=0, max_digits=9, decimal_places=2, help_text=_("All that is ever paid, tax included.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.price is not None:
            self.initial["amount"] = self.instance.amount
        if self.instance.price is not None and self.instance.instalments > 1:
            self.fields["amount"].help_text = _("As it is now: %(price)s.") % {"price": self.instance.price_in_payments}

    def clean(self):
        data = super().clean()
        if data.get("amount") is not None and data.get("currency"):
            try:
                self.instance.price = smallest_unit(data["amount"], data["currency"])
            except ValueError:
                self.add_error("amount", _("%(currency)s has no decimals.") % {"currency": data["currency"]})
        if not self.errors:
            for field, words in sensible.problems(SimpleNamespace(**{**data, "price": self.instance.price})):
                self.add_error(field, words)
        return data


class AdjustForm(forms.Form):
    """Sessions given or taken by hand. One page's form does it once: `key` tells a second press, or a press after Back."""

    delta = forms.IntegerField(label=_("Sessions"), min_value=-50, max_value=50, help_text=_("4 adds four, -1 takes one away."))
    expires_on = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Of sessions that you add, on the client's calendar. Empty: they don't end."),
    )
    reason = forms.CharField(label=_("Reason"), max_length=200, help_text=_("The client can read it."))
    key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today  # a date of the client's

    def clean_delta(self):
        if self.cleaned_data["delta"] == 0:
            raise forms.ValidationError(_("Nothing would change. Write a number above or below zero."))
        return self.cleaned_data["delta"]

    def clean_expires_on(self):
        day = self.cleaned_data["expires_on"]
        if day and day < self.today:
            raise forms.ValidationError(_("This day has passed. Choose one from today on, or leave it empty."))
        if day and day > years_later(self.today, MOST_YEARS):
            raise forms.ValidationError(
                _("That is more than ten years from now. Check the year, or leave it empty: no last day.")
            )
        if day and self.cleaned_data.get("delta", 1) < 0:
            raise forms.ValidationError(_("Only sessions that you add have a last day. Leave it empty to take some away."))
        return day


class ExtendForm(forms.Form):
    """More time for a lot: two weeks, or as long as the coach says."""

    until = forms.DateField(
        label=_("New last day"), widget=forms.DateInput(attrs={"type": "date"}), help_text=_("On the client's calendar.")
    )
    reason = forms.CharField(label=_("Reason"), max_length=200, help_text=_("The client can read it."))

    def __init__(self, *args, until, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["until"] = until.isoformat()


class DeclineForm(forms.Form):
    """No more time, with a word if the coach has one."""

    word = forms.CharField(
        label=_("A word for the client"),
        max_length=200,
        required=False,
        help_text=_("The client reads it in the email and on the page."),
    )
