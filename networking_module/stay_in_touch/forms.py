from django import forms
from django.utils.translation import gettext_lazy as _

from networking_module.contacts.interactions.usual import usual_kind
from networking_module.contacts.listing.filters import FindForm
from networking_module.contacts.models import Touch

LATER_DAYS = 7  # what “ask me again in a week” puts off
# The second of two taps, and what is less often what happened.
WAYS = [(Touch.Direction.GAVE, _("For them")), (Touch.Direction.IN_TOUCH, _("A hello")), (Touch.Direction.ASKED, _("I asked"))]
QUIETER_WAYS = [(Touch.Direction.THEY_WROTE, _("They wrote to me")), (Touch.Direction.THEY_HELPED, _("They helped me"))]


class ListForm(FindForm):
    """Who of a list is meant. The list itself says in which state they are, and in which order."""

    state = sort = None  # type: ignore[assignment] # how Django leaves out fields of the form above


class QuickForm(forms.Form):
    """One button: which way it went. How they were in touch is chosen beside it, or is as the last time."""

    kind = forms.ChoiceField(choices=Touch.Kind, required=False)
    direction = forms.ChoiceField(choices=Touch.Direction)
    note = forms.CharField(required=False, max_length=2000)

    def facts(self, contact):
        """What `log_touch` takes."""
        return {**self.cleaned_data, "kind": self.cleaned_data["kind"] or usual_kind(contact)}


class SnoozeForm(forms.Form):
    days = forms.TypedChoiceField(choices=[(LATER_DAYS, LATER_DAYS)], coerce=int)


class KeptFromMailForm(forms.Form):
    """How something promised was sent, as the page behind a mailed link asks it."""

    kind = forms.ChoiceField(choices=Touch.Kind)
