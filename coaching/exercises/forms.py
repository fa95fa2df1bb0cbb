from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.exercises.models import Exercise, Review
from coaching.people.models import Client


class AssignForm(forms.Form):
    """Which exercise, to whom, by when."""

    exercise = forms.ModelChoiceField(Exercise.objects.filter(live=True), label=_("Exercise"))
    clients = forms.ModelMultipleChoiceField(Client.objects.none(), label=_("Clients"), widget=forms.CheckboxSelectMultiple)
    due_on = forms.DateField(label=_("Due on"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args, clients, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["clients"].queryset = clients


class ReviewForm(forms.Form):
    """The coach's answer. Without a comment "try again" would leave a client guessing."""

    comment = forms.CharField(
        label=_("Your comment"), required=False, max_length=10_000, widget=forms.Textarea(attrs={"rows": 6})
    )
    outcome = forms.ChoiceField(choices=Review.Outcome.choices)

    def clean(self):
        data = super().clean()
        if data.get("outcome") == Review.Outcome.AGAIN and not data.get("comment", "").strip():
            self.add_error("comment", _("Say in a word what would make it better."))
        return data
