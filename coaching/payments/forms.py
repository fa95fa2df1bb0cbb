from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from coaching.payments.money import smallest_unit


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
        if data.get("amount") == 0 and data.get("instalments", 1) > 1:
            self.add_error("instalments", _("What costs nothing is not paid month by month. Write 1."))
        return data


class AdjustForm(forms.Form):
    """Sessions given or taken by hand."""

    delta = forms.IntegerField(label=_("Sessions"), min_value=-50, max_value=50, help_text=_("4 adds four, -1 takes one away."))
    reason = forms.CharField(label=_("Reason"), max_length=200, help_text=_("The client can read it."))

    def clean_delta(self):
        if self.cleaned_data["delta"] == 0:
            raise forms.ValidationError(_("Nothing would change. Write a number above or below zero."))
        return self.cleaned_data["delta"]
