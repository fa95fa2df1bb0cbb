from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.booking.guest.forms import validate_name
from coaching.payments.models import PaymentRequest
from coaching.payments.sold_form import SoldForm
from coaching.practice.days import today, years_later
from coaching.practice.models import PracticeSettings

MOST_YEARS = 2  # until an invoice is to be paid
PAYER = ["payer_name", "payer_email", "is_organization", "payer_address", "order_number"]


class PayerForm(forms.Form):
    """Who pays."""

    key = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    payer_name = forms.CharField(
        label=_("Who pays"), max_length=150, validators=[validate_name], help_text=_("A person, or a company or university.")
    )
    payer_email = forms.EmailField(
        label=_("Their email"), max_length=254, help_text=_("What is to be paid goes there, and the receipt.")
    )
    is_organization = forms.BooleanField(label=_("It is an organization, which needs an invoice first"), required=False)
    payer_address = forms.CharField(
        label=_("Their postal address"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    order_number = forms.CharField(
        label=_("Purchase order number"), max_length=60, required=False, help_text=_("If they gave you one.")
    )

    @property
    def payer(self):
        """The payer's fields of the request."""
        names = [field.name for field in PaymentRequest._meta.fields]
        return {name: value for name, value in self.cleaned_data.items() if name in names and name not in OF_TERMS}


OF_TERMS = {"key", "package", "title", "sessions", "price", "currency"}


class DueForm(forms.Form):
    """By when an invoice is to be paid."""

    due_on = forms.DateField(
        label=_("To be paid by"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Empty: as many days as your billing settings say, for an organization."),
    )

    def clean_due_on(self):
        date = self.cleaned_data["due_on"]
        day = today(timezone.now(), PracticeSettings.load().timezone)
        if date and date < day:
            raise forms.ValidationError(_("Choose today or a later day."))
        if date and date > years_later(day, MOST_YEARS):
            raise forms.ValidationError(_("That is more than two years from now. Check the year."))
        return date


class RequestForm(DueForm, PayerForm, SoldForm):
    """What a coach asks someone else to pay."""

    use_before_paid = forms.BooleanField(
        label=_("The sessions can be used before it is paid"), required=False, help_text=_("They are there at once.")
    )
    field_order = ["package", "title", "sessions", "amount", "currency", *PAYER, "due_on", "use_before_paid"]
