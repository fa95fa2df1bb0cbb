"""What keeps programs from filling in a form, without a question that people would have to answer."""

import secrets
import time

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

MIN_SECONDS, MAX_SECONDS = 3, 6 * 60 * 60
SALT = "coaching.booking.form"


def stamp(since=None):
    """A signed note of when a form was shown (seconds since 1970; now if none are given), and a key that no other form has."""
    return signing.dumps([since or int(time.time()), secrets.token_hex(8)], salt=SALT)


def shown_at(stamped):
    """When the form of a stamp was shown (seconds since 1970), or 0 if it is none of ours."""
    return _opened(stamped)[0]


def _opened(stamped):
    try:
        return signing.loads(stamped, salt=SALT)
    except signing.BadSignature:
        return 0, ""


class TrapInput(forms.TextInput):
    """A field that people neither see nor reach by keyboard; programs fill it in."""

    template_name = "coaching/booking/trap.html"
    is_hidden = True


class TrappedForm(forms.Form):
    """Refuses what only a program does; a person who was quick loses nothing and presses once more."""

    website = forms.CharField(required=False, widget=TrapInput)
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("shown", stamp())

    def clean(self):
        if self.cleaned_data.get("website"):
            raise forms.ValidationError(_("This could not be sent. Please write to us instead."))
        if not MIN_SECONDS <= time.time() - self._shown()[0] <= MAX_SECONDS:
            self.data = {**dict(self.data.items()), "shown": stamp()}
            raise forms.ValidationError(
                _("That was very quick, or the page was open for a long time. Please press the button again.")
            )
        return self.cleaned_data

    @property
    def key(self):
        """What tells this form from every other one that was shown; empty for one that we never showed."""
        return self._shown()[1]

    def _shown(self):
        return _opened(self.data.get("shown", ""))
