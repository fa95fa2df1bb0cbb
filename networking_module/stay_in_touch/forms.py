from django import forms

from networking_module.contacts.listing.filters import FindForm
from networking_module.contacts.models import Touch

SNOOZE_DAYS = [3, 7, 14]


class ListForm(FindForm):
    """Who of a list is meant. The list itself says in which state they are, and in which order."""

    state = sort = None  # type: ignore[assignment] # how Django leaves out fields of the form above


class QuickForm(forms.Form):
    """One button of the list: how they were in touch, or which way it went. The other half is the usual one."""

    kind = forms.ChoiceField(choices=Touch.Kind, required=False)
    direction = forms.ChoiceField(choices=Touch.Direction, required=False)
    note = forms.CharField(required=False, max_length=2000)

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        if not (cleaned.get("kind") or cleaned.get("direction")):
            raise forms.ValidationError("Choose one of the two.")
        return cleaned

    def facts(self, contact):
        """What `log_touch` takes; the usual way is how they were in touch the last time."""
        last = contact.touches.values_list("kind", flat=True).first() if not self.cleaned_data["kind"] else None
        return {
            "kind": self.cleaned_data["kind"] or last or Touch.Kind.EMAIL,
            "direction": self.cleaned_data["direction"] or Touch.Direction.IN_TOUCH,
            "note": self.cleaned_data["note"],
        }


class SnoozeForm(forms.Form):
    days = forms.TypedChoiceField(choices=[(days, days) for days in SNOOZE_DAYS], coerce=int)


class FromMailForm(forms.Form):
    """How they were in touch, as the page behind a mailed link asks it."""

    kind = forms.ChoiceField(choices=Touch.Kind)
