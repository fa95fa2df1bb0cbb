from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.booking.guest.forms import validate_name
from coaching.people.models import Client, Coach
from coaching.practice.fields import as_it_was, row_field
from coaching.practice.zone_field import ZoneField
from coaching.practice.zones import today_called


class DetailsForm(forms.Form):
    """Who someone is and how to reach them. What another page changed in the meantime stays, unless it was changed here too."""

    name = forms.CharField(label=_("Name"), max_length=150, validators=[validate_name], show_hidden_initial=True)
    email = forms.EmailField(label=_("Email"), show_hidden_initial=True)
    phone = forms.CharField(label=_("Phone"), max_length=50, required=False, show_hidden_initial=True)
    zone = ZoneField(label=_("Their time zone"), show_hidden_initial=True)

    def __init__(self, *args: Any, client: Client, **kwargs: Any) -> None:
        zone = today_called(client.timezone)
        known = {"name": client.name, "email": client.email, "phone": client.phone, "zone": zone}
        kwargs["initial"] = known
        super().__init__(*args, **kwargs)
        if client.user_id:
            self.fields["email"].disabled = True
            self.fields["email"].help_text = _("They sign in with this address, and change it on their own page “Account”.")

    as_it_was = as_it_was

    @property
    def corrected(self) -> dict[str, Any]:
        """What was changed here, as `details.correct` takes it."""
        return {name: self.cleaned_data[name] for name in self.changed_data}


class AddForm(forms.Form):
    """Someone whom the coach brings along. A practice with one coach isn't asked whose client it is."""

    coach = forms.ModelChoiceField(Coach.objects.none(), label=_("Coach"), empty_label=None)
    name = forms.CharField(label=_("Name"), max_length=150, validators=[validate_name])
    email = forms.EmailField(label=_("Email"))
    phone = forms.CharField(label=_("Phone"), max_length=50, required=False)
    zone = ZoneField(label=_("Their time zone"))
    invite = forms.BooleanField(
        label=_("Invite them now"),
        required=False,
        help_text=_("They get an email with a link that opens their account. You can invite them later, too."),
    )
    even_if_known = forms.BooleanField(label=_("Add them all the same: another person with this address"), required=False)

    def __init__(self, *args: Any, coaches: Sequence[Coach], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = today_called(coaches[0].timezone)
        self.initial.setdefault("zone", own)
        if len(coaches) > 1:
            row_field(self, "coach").queryset = Coach.objects.filter(pk__in=[coach.pk for coach in coaches])
        else:
            del self.fields["coach"]
