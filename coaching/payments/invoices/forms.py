from django import forms

from coaching.payments.models import BillingAddress


class BillingAddressForm(forms.ModelForm):
    """Whom a client's receipts are made out to."""

    class Meta:
        model = BillingAddress
        fields = ["name", "address"]
        widgets = {"address": forms.Textarea(attrs={"rows": 4})}
