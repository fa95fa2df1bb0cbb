"""What a visitor fills in who buys."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.booking.guest.forms import GuestForm
from coaching.payments.checkout.agreements import Agreeing
from coaching.people.models import Coach
from coaching.practice.fields import row_field


class BuyForm(GuestForm, Agreeing):
    """Who buys; with whom, where the practice has several coaches; and that they agree to its terms, where it has some."""

    coach = forms.ModelChoiceField(
        label=_("With whom?"), queryset=Coach.objects.taking_bookings(), empty_label=None, widget=forms.RadioSelect
    )
    field_order = ["name", "email", "coach", "agree"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["phone"]
        self.fields["email"].help_text = _("The receipt and the way to your account go there.")
        self.coaches = list(row_field(self, "coach").queryset or ())
        if len(self.coaches) < 2:
            del self.fields["coach"]

    @property
    def chosen_coach(self):
        """Whose client the buyer becomes, once the form is valid."""
        return self.cleaned_data.get("coach") or self.coaches[0]
