from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.booking.guest.forms import GuestForm
from coaching.booking.models import TimeRequest
from coaching.practice.zone_field import ZoneField

OPEN_PER_ADDRESS = 2


class RequestForm(GuestForm):
    """When someone could come for whom no free time works."""

    wishes = forms.CharField(
        label=_("Which days and times would work for you?"),
        max_length=2000,
        help_text=_("For example “Tuesdays after 6 p.m., or any morning in the week of May 4”."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    zone = ZoneField(label=_("Your time zone"))
    field_order = ["wishes", "zone", "name", "email", "phone"]

    def __init__(self, *args, zone, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["zone"] = zone

    def clean_email(self):
        email = super().clean_email()
        if TimeRequest.objects.open().filter(email__iexact=email).count() >= OPEN_PER_ADDRESS:
            raise forms.ValidationError(_("We already have your request. You'll get an answer by email."))
        return email
