"""Whom to show of everyone: searched, filtered, sorted, all of it kept in the address."""

from typing import Any

from django import forms
from django.db.models import F
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from coaching.practice.fields import row_field
from coaching.practice.lazy_text import StrOrPromise
from networking_module.contacts.groups.editing import groups_of
from networking_module.contacts.models import ContactGroup, Tag

BY_NAME: list[Any] = [Lower("name"), "pk"]
STATES = {
    "": _("Anyone on the list"),
    "rhythm": _("In rhythm"),
    "resting": _("Resting"),
    "none": _("No rhythm"),
    "away": _("Archive"),
}
SORTS: dict[str, tuple[StrOrPromise, list[Any]]] = {
    "": (_("By name"), BY_NAME),
    "company": (_("By company"), [Lower("company"), *BY_NAME]),
    "next": (_("Whose turn is next"), [F("due_on").asc(nulls_last=True), *BY_NAME]),
    "long": (_("Longest out of touch"), [F("last_touch_on").asc(nulls_first=True), *BY_NAME]),
    "new": (_("Newest on the list"), ["-created_at", "-pk"]),
}


class FindForm(forms.Form):
    """What the address asks for. Whatever makes no sense is ignored, never an error."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200)
    group: "forms.ModelChoiceField[ContactGroup]" = forms.ModelChoiceField(
        None, label=_("Group"), required=False, empty_label=_("Every group")
    )
    word: "forms.ModelChoiceField[Tag]" = forms.ModelChoiceField(
        None, label=_("Your tag"), required=False, empty_label=_("Any tag")
    )
    state = forms.ChoiceField(label=_("Who"), required=False, choices=list(STATES.items()))
    sort = forms.ChoiceField(label=_("Order"), required=False, choices=[(key, label) for key, (label, _by) in SORTS.items()])

    def __init__(self, data, *, client):
        super().__init__(data)
        self.client = client
        row_field(self, "group").queryset = groups_of(client)
        row_field(self, "word").queryset = client.contact_tags.all()
        self.is_valid()

    def asked(self, name):
        return self.cleaned_data.get(name) or ""

    @property
    def narrows(self):
        """Whether fewer than everyone are asked for."""
        return any(self.asked(name) for name in ("q", "group", "word", "state"))

    def found(self):
        """The contacts, in order."""
        contacts = _in_state(self.client.contacts.select_related("group"), self.asked("state"))
        return self.among(contacts).order_by(*SORTS[self.asked("sort")][1])

    def among(self, contacts):
        """Those of the contacts whom group, word and search mean."""
        if self.asked("group"):
            contacts = contacts.filter(group=self.asked("group"))
        if self.asked("word"):
            contacts = contacts.filter(tags=self.asked("word"))
        return contacts.search(self.asked("q"))


def _in_state(contacts, state):
    if state == "away":
        return contacts.exclude(archived_at=None)
    here = contacts.filter(archived_at=None)
    if state == "resting":
        return here.filter(resting=True)
    return {"rhythm": here.in_rhythm, "none": here.without_rhythm}.get(state, here.all)()
