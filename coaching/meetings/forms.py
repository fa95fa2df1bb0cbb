"""What a coach looks at once more before a summary goes out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.meetings import summaries
from coaching.meetings.errors import MeetingError
from coaching.meetings.models import Meeting


class SummaryForm(forms.Form):
    """The first sentence; `seen` and `number` say what this page showed, so that nothing else is sent, and nothing twice."""

    opening = forms.CharField(label=_("First sentence"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
    number = forms.IntegerField(min_value=0, max_value=32_000, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, meeting: Meeting, summary: summaries.Summary) -> None:
        shown = {"opening": summaries.opening_of(meeting), "seen": summary.fingerprint, "number": meeting.times_sent}
        super().__init__(data, initial=shown)
        self.shown = shown

    def look_again(self, error: MeetingError) -> None:
        """Says why nothing was sent, and shows what would be sent now."""
        self.add_error(None, str(error))
        self.data = {"opening": self.data.get("opening", ""), **{name: self.shown[name] for name in ("seen", "number")}}
