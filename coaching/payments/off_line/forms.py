from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.payments.models import Payment
from coaching.payments.off_line.beside import about
from coaching.payments.sold_form import SoldForm
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings

METHODS = [(method.value, method.label) for method in Payment.Method if method != Payment.Method.STRIPE]


def practice_today():
    """Today on the practice's calendar, which dates of money follow."""
    return today(timezone.now(), PracticeSettings.load().timezone)


class CameForm(forms.Form):
    """How and when money came."""

    method = forms.ChoiceField(label=_("How"), choices=METHODS)
    on = forms.DateField(
        label=_("Date"), initial=practice_today, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class OffLineForm(CameForm, SoldForm):
    """What was sold, and how it was paid."""

    key = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    read = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)
    mail_receipt = forms.BooleanField(
        label=_("Email the receipt"), required=False, initial=True, help_text=_("It is issued either way.")
    )
    field_order = ["package", "title", "sessions", "amount", "currency", "method", "on", "mail_receipt"]

    def unread(self, beside):
        """Of what may bring the same money, what this form was not sent after reading; from now on it says that it was."""
        found = about(beside, self.cleaned_data["package"])
        unread = [each for each in found if each.key not in self.cleaned_data["read"].split()]
        self.data = {**dict(self.data.items()), "read": " ".join(each.key for each in found)}
        return unread
