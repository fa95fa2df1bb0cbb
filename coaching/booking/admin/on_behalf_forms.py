"""What a coach fills in to book for someone."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.booking.admin.times_form import TimeForm
from coaching.booking.guest.forms import validate_name
from coaching.booking.models import Booking
from coaching.people.entries import looked_for
from coaching.practice.fields import choice_field
from coaching.practice.zone_field import ZoneField, ZoneInput
from coaching.practice.zones import is_zone

SHOWN = 20


class PersonForm(forms.Form):
    """Finds a client by name or address."""

    q = forms.CharField(label=_("Name or email"), required=False)

    def found(self, clients):
        """The first twenty that fit; without a word, those seen last."""
        words = self.cleaned_data["q"] if self.is_valid() else ""
        clients = looked_for(clients, words)
        return clients.order_by("-last_active_at" if not words else "name", "name")[:SHOWN]


class OnBehalfForm(TimeForm):
    """What, for whom and when. A known `client` is not asked who they are."""

    kind = forms.ChoiceField(label=_("What"))
    name = forms.CharField(label=_("Name"), max_length=150, validators=[validate_name])
    email = forms.EmailField(label=_("Email"), help_text=_("The invitation goes there."))
    phone = forms.CharField(label=_("Phone"), max_length=50, required=False)
    zone = ZoneField(label=_("Their time zone"))
    OF_GUEST = ("name", "email", "phone", "zone")

    def __init__(self, data=None, *, types, client=None, **kwargs):
        asked = str(data.get("kind")) if data else ""
        chosen = next((each for each in types if str(each.pk) == asked), types[0])
        zone = client.timezone if client else ZoneInput().value_from_datadict(data, None, "zone") if data else ""
        super().__init__(data, appointment_type=chosen, guest_zone=zone if is_zone(zone) else "", **kwargs)
        self.client = client
        choice_field(self, "kind").choices = [(each.pk, each.title) for each in types]
        self.initial.setdefault("zone", chosen.coach.timezone)
        for name in self.OF_GUEST if client else ():
            del self.fields[name]

    def guest(self):
        """Who comes, as `bookings.book` takes it."""
        if self.client:
            zone = self.client.timezone
            return {"name": self.client.name, "email": self.client.email, "phone": self.client.phone, "zone": zone}
        return {name: self.cleaned_data[name] for name in self.OF_GUEST}

    def booked_before(self):
        """The booking that was made with these very words before: by a second press, or a press after Back. Or None."""
        who = {"client": self.client} if self.client else {"guest_email__iexact": self.cleaned_data["email"]}
        same = {"appointment_type": self.appointment_type, "start": self.chosen["start"], **who}
        return Booking.objects.with_details().filter(status=Booking.Status.BOOKED, **same).first()

    @property
    def first_fields(self):
        return [self[name] for name in ("kind", *self.OF_GUEST) if name in self.fields]
