"""Opening hours as a coach types them: “9:00–12:30, 13:00–17:00” or “9am to noon”, into minutes of the day and back."""

import re
from itertools import pairwise

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.booking.models.hours import DAY, clock

TIME = r"(?:(\d{1,2})(?:[:.](\d\d))?\s*([ap]m)?|(noon|midnight))"
RANGE = re.compile(rf"{TIME}\s*(?:-|–|—|to|until)\s*{TIME}", re.IGNORECASE)


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
        "unread": _("“%(text)s” can't be read. Write each opening as 9:00–12:30, separated by commas."),
        "turned": _("“%(text)s” ends before it starts. For the afternoon, write 13:00 or 1 pm."),
    }

    def __init__(self, **kwargs):
        super().__init__(**{"required": False, "max_length": 200, **kwargs})

    def prepare_value(self, value):
        return value if value is None or isinstance(value, str) else written(value)

    def clean(self, value):
        parts = [part.strip() for part in re.split(r"[,;\n]", super().clean(value)) if part.strip()]
        return in_order(self._opening(part) for part in parts)

    def _opening(self, text):
        match = RANGE.fullmatch(text)
        start, end = (_minutes(*match.groups()[at : at + 4]) for at in (0, 4)) if match else (None, None)
        if start is None or end is None:
            raise forms.ValidationError(self.error_messages["unread"], params={"text": text})
        end = end or DAY  # a day that ends at midnight
        if end <= start:
            raise forms.ValidationError(self.error_messages["turned"], params={"text": text})
        return start, end


class ClockField(forms.CharField):
    """A time of day as people write it, “9:30”, “2 pm” or “noon”, into minutes of the day; empty is None."""

    default_error_messages = {"unread": _("“%(text)s” isn't a time of day. Write it as 9:30, 14:00 or 2 pm.")}

    def clean(self, value):
        text = super().clean(value)
        match = re.fullmatch(TIME, text, re.IGNORECASE)
        minute = _minutes(*match.groups()) if match else None
        if text and minute is None:
            raise forms.ValidationError(self.error_messages["unread"], params={"text": text})
        return minute


def _minutes(hour, minute, half, word):
    """Minutes of the day, or None for a time that no clock shows."""
    if word:
        return DAY // 2 if word.lower() == "noon" else 0
    hour, minute = int(hour), int(minute or 0)
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower() == "pm" else 0)
    total = hour * 60 + minute
    return total if minute < 60 and total <= DAY else None
