from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.practice.fields import column
from networking_module.contacts.models import Contact
from networking_module.contacts.rhythm import rhythm_words

TEXTS = {"how_we_met", "cares_about", "notes"}


def shown(contact, name):
    """A field as the client reads it."""
    if name == "group":
        return contact.group.name if contact.group else ""
    if name == "rhythm_days":
        return "" if contact.rhythm_days is None else rhythm_words(contact.rhythm_days) or _("No rhythm")
    return getattr(contact, name)


class MergeForm(forms.Form):
    """One question for each field where the two differ. What only one of them has is taken without a question."""

    def __init__(self, *args, one, other, **kwargs):
        super().__init__(*args, **kwargs)
        self.one, self.other = one, other
        for name in self.differing():
            self.fields[name] = forms.ChoiceField(
                label=column(Contact, name).verbose_name.capitalize(),
                choices=self._choices(name),
                initial="one",
                widget=forms.RadioSelect,
            )

    def differing(self):
        values = [(name, shown(self.one, name), shown(self.other, name)) for name in Contact.WRITTEN]
        return [name for name, one, other in values if one and other and one != other]

    def _choices(self, name):
        choices = [("one", shown(self.one, name)), ("other", shown(self.other, name))]
        return [*choices, ("both", _("Keep both, one below the other"))] if name in TEXTS else choices

    def alike(self):
        """(label, value) of what needs no question."""
        asked = set(self.fields)
        values = [(column(Contact, name).verbose_name, self._filled(name)) for name in Contact.WRITTEN if name not in asked]
        return [(label.capitalize(), value) for label, value in values if value]

    def _filled(self, name):
        return shown(self.one, name) or shown(self.other, name)

    def chosen(self):
        """What `merge` takes."""
        return {name: self._value(name) for name in Contact.WRITTEN}

    def _value(self, name):
        answer = self.cleaned_data.get(name) or ("one" if shown(self.one, name) else "other")
        if answer == "both":
            longest = column(Contact, name).max_length
            return f"{getattr(self.one, name)}\n{getattr(self.other, name)}"[:longest]
        return getattr(self.one if answer == "one" else self.other, name)
