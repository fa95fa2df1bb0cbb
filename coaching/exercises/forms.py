from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.exercises.models import Exercise
from coaching.people.models import Client


class AssignForm(forms.Form):
    """Which exercise, to whom, by when."""

    exercise = forms.ModelChoiceField(Exercise.objects.filter(live=True), label=_("Exercise"))
    clients = forms.ModelMultipleChoiceField(Client.objects.none(), label=_("Clients"), widget=forms.CheckboxSelectMultiple)
    due_on = forms.DateField(label=_("Due on"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args, clients, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["clients"].queryset = clients
