"""What narrows the list of all that waits, and the email that a coach writes."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.desk.today.headings import TITLES
from coaching.desk.today.lines import Line
from coaching.modules import Act
from coaching.people.models import Coach
from coaching.practice.fields import offer_coaches

EVERYTHING = [("", _("Everything")), *((act.value, TITLES[act]) for act in Act)]


class WaitingFilter(forms.Form):
    """What can't be read narrows nothing."""

    q = forms.CharField(label=_("Name or reason"), required=False)
    act = forms.ChoiceField(label=_("What to do"), required=False, choices=EVERYTHING)
    coach = forms.ChoiceField(label=_("Coach"), required=False)

    def __init__(self, *args: Any, coaches: list[Coach], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_coaches(self, coaches)

    def chosen(self, lines: Iterable[Line]) -> list[Line]:
        """The lines that were asked for."""
        self.is_valid()
        data = getattr(self, "cleaned_data", {})
        words, act = data.get("q", "").casefold().split(), data.get("act", "")
        return [line for line in lines if act in ("", line.act.value) and all(word in _text(line) for word in words)]


def _text(line: Line) -> str:
    name = line.client.name if line.client else line.first.whom
    return " ".join([name, *(str(each.reason) for each in line.reasons)]).casefold()


class NudgeForm(forms.Form):
    subject = forms.CharField(label=_("Subject"), max_length=150)
    words = forms.CharField(label=_("Your words"), max_length=2000, widget=forms.Textarea(attrs={"rows": 9}))
