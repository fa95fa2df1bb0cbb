"""When to remind, as a coach types it: “1 day, 2 hours, 15 minutes” into minutes before the start, and back."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

HOUR, DAY, WEEK = 60, 24 * 60, 7 * 24 * 60
SHORTEST, LONGEST, MOST = 5, 30 * DAY, 5
MINUTES_IN = {"m": 1, "h": HOUR, "d": DAY, "w": WEEK}
ONE = re.compile(r"(\d{1,5}(?:\.\d)?|an?|half an)\s*(m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)\.?(?:\s+before)?")
NUMBERS = {"a": 1, "an": 1, "half an": 0.5}


def written(minutes):
    """Minutes before, as people say them: [1440, 90] is "1 day, 90 minutes"."""
    return ", ".join(_in_words(minute) for minute in minutes)


def _in_words(minutes):
    if minutes % DAY == 0:
        return ngettext("%(count)d day", "%(count)d days", minutes // DAY) % {"count": minutes // DAY}
    if minutes % HOUR == 0:
        return ngettext("%(count)d hour", "%(count)d hours", minutes // HOUR) % {"count": minutes // HOUR}
    return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}


class RemindersField(forms.CharField):
    """One line; cleans to a list of minutes, the longest first, each once. Empty reminds of nothing."""

    default_error_messages = {
        "unread": _("“%(text)s” can't be read. Write each reminder as 1 day, 2 hours or 15 minutes, separated by commas."),
        "outside": _("“%(text)s” is too short or too long. Choose between 5 minutes and 30 days before."),
        "many": _("That makes %(count)d reminders. The limit is five: choose the ones that help."),
    }

    def __init__(self, **kwargs):
        help_text = _("How long before, for example “1 day, 1 hour”. Up to five; leave it empty for none.")
        super().__init__(**{"required": False, "max_length": 200, "help_text": help_text, **kwargs})

    def prepare_value(self, value):
        return value if value is None or isinstance(value, str) else written(value)

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value):
        parts = [part.strip() for part in re.split(r"[,;\n]|\band\b|&", super().clean(value)) if part.strip()]
        found = sorted({self._minutes(part) for part in parts}, reverse=True)
        if len(found) > MOST:
            raise forms.ValidationError(self.error_messages["many"], params={"count": len(found)})
        return found

    def _minutes(self, text):
        match = ONE.fullmatch(text.lower())
        if not match:
            raise forms.ValidationError(self.error_messages["unread"], params={"text": text})
        number, unit = match.groups()
        minutes = round(float(NUMBERS.get(number, number)) * MINUTES_IN[unit[0]])
        if not SHORTEST <= minutes <= LONGEST:
            raise forms.ValidationError(self.error_messages["outside"], params={"text": text})
        return minutes


class NoticeField(RemindersField):
    """One length of time, “2 hours” or “1 day”; cleans to minutes. Empty is none at all."""

    default_error_messages = {
        "unread": _("“%(text)s” can't be read. Write it as 2 hours or 1 day."),
        "outside": _("“%(text)s” is too short or too long. Choose between 5 minutes and 30 days."),
        "many": _("Write a single length of time."),
    }

    def prepare_value(self, value):
        return super().prepare_value([value] if isinstance(value, int) and value else value or "")

    def clean(self, value):
        found = super().clean(value)
        if len(found) > 1:
            raise forms.ValidationError(self.error_messages["many"])
        return found[0] if found else 0
