"""Opening hours as a coach types them: “9:00–12:30, 13:00–17:00” or “9 a.m. to noon”, into minutes of the day and back."""

import re
from itertools import pairwise

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.booking.models.hours import clock
from coaching.practice import times_of_day
from coaching.practice.times_of_day import DAY

RANGE = re.compile(rf"{times_of_day.PATTERN}\s*(?:-|‐|‑|–|—|−|to|until)\s*{times_of_day.PATTERN}")


def written(rows):
    """[(start, end)] in minutes as one line of text."""
    return ", ".join(f"{clock(start)}–{clock(end)}" for start, end in rows)


def in_order(rows):
    """[(start, end)] sorted; raises ValidationError when two of them overlap. Those that touch are fine."""
    rows = sorted(rows)
    for one, other in pairwise(rows):
        if other[0] < one[1]:
            words = {"one": written([one]), "other": written([other])}
            raise forms.ValidationError(_("%(one)s and %(other)s overlap. Combine them, or leave a gap."), params=words)
    return rows


class HoursField(forms.CharField):
    """One line with any number of openings; cleans to [(start, end)] in minutes, sorted. Empty is closed."""

    default_error_messages = {
        "unread": _("“%(text)s” can't be read. Write each opening as 9 a.m.–12:30 p.m. or 9:00–12:30, with commas between them."),
        "turned": _("“%(text)s” ends before it starts. For the afternoon, write 1 p.m. or 13:00."),
    }

    def __init__(self, **kwargs):
        super().__init__(**{"required": False, "max_length": 200, **kwargs})

    def prepare_value(self, value):
        return value if value is None or isinstance(value, str) else written(value)

    def clean(self, value):
        parts = [part.strip() for part in re.split(r"[,;\n]", super().clean(value)) if part.strip()]
        return in_order(self._opening(part) for part in parts)

    def _opening(self, text):
        match = RANGE.fullmatch(times_of_day.clean(text))
        start, end = (times_of_day.minutes_of_groups(*match.groups()[at : at + 4]) for at in (0, 4)) if match else (None, None)
        if start is None or end is None:
            raise forms.ValidationError(self.error_messages["unread"], params={"text": text})
        end = end or DAY  # a day that ends at midnight
        if end <= start:
            raise forms.ValidationError(self.error_messages["turned"], params={"text": text})
        return start, end


class ClockField(forms.CharField):
    """A time of day as people write it (`practice/times_of_day.py`), into minutes of the day; empty is None."""

    default_error_messages = {"unread": _("“%(text)s” isn't a time of day. Write it as 9 a.m., 12:30 p.m., noon or 14:00.")}

    def clean(self, value):
        text = super().clean(value)
        minute = times_of_day.minutes_of_day(text) if text else None
        if text and minute is None:
            raise forms.ValidationError(self.error_messages["unread"], params={"text": text})
        return minute
