from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.goals.models import Goal
from coaching.practice.fields import as_it_was


class GoalForm(forms.Form):
    """A goal and its day. What another page changed in the meantime stays, unless it was changed here too."""

    text = forms.CharField(label=_("Goal"), max_length=Goal.LONGEST, show_hidden_initial=True)
    due_on = forms.DateField(
        label=_("By"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("By the client's calendar."),
        show_hidden_initial=True,
    )

    def __init__(self, *args: Any, goal: Goal, **kwargs: Any) -> None:
        kwargs["initial"] = {"text": goal.text, "due_on": goal.due_on}
        super().__init__(*args, **kwargs)

    as_it_was = as_it_was

    @property
    def changed(self) -> dict[str, Any]:
        """What was changed here, as `goals.change` takes it."""
        return {name: self.cleaned_data[name] for name in self.changed_data}


class NewGoalForm(forms.Form):
    """A new goal. `key` makes it one, however often the form is sent."""

    text = forms.CharField(label=_("Goal"), max_length=Goal.LONGEST, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    due_on = forms.DateField(
        label=_("By"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("By the client's calendar."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
