"""A time of day as people write it, and as our own pages print it: “9 a.m.”, “12:30 p.m.”, “noon”, “9am”, “14:00”, “9.30”. Pure.

Whatever takes a time of day reads it here.
"""

import re
import unicodedata

DAY = 24 * 60
NOON = DAY // 2
WORDS = {"noon": NOON, "midday": NOON, "midnight": 0}
_WORD = rf"(?:12\s*)?({'|'.join(WORDS)})"
_NUMBERS = r"(\d{1,2})(?:[:.h](\d\d))?(?::\d\d)?\s*(?:([ap])(?:\.?\s*m)?\b\.?|h\b|uhr\b|o['’]?clock\b)?"
PATTERN = rf"(?:{_WORD}|{_NUMBERS})"  # four groups, for `minutes_of_groups`; for text that `clean` gave
_ALONE = re.compile(PATTERN)


def clean(text: str) -> str:
    """The text in small letters and plain spaces: dates are printed with narrow ones that do not break."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def minutes_of_day(text: str) -> int | None:
    """Minutes of the day, 0 to 1440 (24:00, the day's end); None for what no clock shows."""
    found = _ALONE.fullmatch(clean(text))
    return minutes_of_groups(*found.groups()) if found else None


def minutes_of_groups(word: str | None, hour: str | None, minute: str | None, half: str | None) -> int | None:
    """The same of the groups of `PATTERN`."""
    if word:
        return WORDS[word]
    hours, minutes = int(hour or 0), int(minute or 0)
    if half and not 1 <= hours <= 12:
        return None
    total = (hours % 12 + 12 * (half == "p") if half else hours) * 60 + minutes
    return total if minutes < 60 and total <= DAY else None
