"""“Did you mean gmail.com?” is asked by every form that visitors give an address, before anything is sent."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.booking.guest.email_hints import did_you_mean


class AsksAboutAddress(forms.Form):
    """A likely typo is asked about once: two buttons answer (`coaching/booking/form_top.html`)."""

    ANSWER, AS_TYPED = "email_is", "typed"  # the button that was pressed: an address to use instead, or the one that was typed
    did_you_mean = ""  # what the typed address may be a typo of, while that is asked
    asks_about = ""  # the name of the field in which it was typed

    def address_meant(self, name: str) -> str:
        """The address that was typed into this field, or the one that was meant. Raises ValidationError to ask."""
        typed, answer = self.cleaned_data[name], self.data.get(self.ANSWER, "")
        meant = did_you_mean(typed)
        if not meant or answer == self.AS_TYPED:
            return typed
        if answer == meant:
            self.data = {**dict(self.data.items()), name: meant}
            return meant
        self.did_you_mean, self.asks_about = meant, name
        raise forms.ValidationError(_("Did you mean %(address)s?"), params={"address": meant}, code="typo")

    @property
    def asked_address(self) -> str:
        """The address that is asked about, as it was typed."""
        return self.data.get(self.asks_about, "")

    @property
    def only_asks(self) -> bool:
        """Whether nothing is wrong but that the address looks like a typo."""
        return bool(self.did_you_mean) and len(self.errors) == 1

    @property
    def is_right(self) -> bool:
        """Whether the visitor has said that the address is right as typed."""
        return self.data.get(self.ANSWER) == self.AS_TYPED
