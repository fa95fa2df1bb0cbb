from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.people.models import Client
from coaching.practice.searching import containing


class ClientFilter(forms.Form):
    """Which clients the list shows."""

    q = forms.CharField(label=_("Name or email"), required=False)
    stage = forms.ChoiceField(label=_("Stage"), required=False, choices=[("", _("Every stage")), *Client.Stage.choices])

    def chosen(self, clients):
        """`clients`, narrowed to what was asked; a stage that does not exist narrows nothing."""
        if not self.is_valid():
            return clients
        clients = containing(clients, self.cleaned_data["q"], "name", "email")
        return clients.filter(stage=self.cleaned_data["stage"]) if self.cleaned_data["stage"] else clients
