"""The day someone was met on LinkedIn, in the ways that files write days. Pure."""

import re
from datetime import date

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
FIRST_YEAR, LAST_YEAR = 1950, 2100

YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
DAY_WORD = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]+([a-z]{3,9})\.?,?[ -]+(\d{4}|\d{2})(?!\d)")
WORD_DAY = re.compile(r"([a-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})(?!\d)")
POINTS = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})(?!\d)")
SLASHES = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?!\d)")


def day_comes_first(texts):
    """Whether 03/05/2024 is a day in May, told by the whole column; in doubt it is one in March, as LinkedIn used to write."""
    return any(int(found[1]) > 12 for text in texts if (found := SLASHES.match(text.strip())))


def read_day(text, *, day_first=False):
    """The date in a cell, or None where there is none that can be meant. A time behind it doesn't matter."""
    text = text.strip().casefold()
    if found := YEAR_FIRST.match(text):
        return _date(found[1], found[2], found[3])
    if found := DAY_WORD.match(text):
        return _date(found[3], _month(found[2]), found[1])
    if found := WORD_DAY.match(text):
        return _date(found[3], _month(found[1]), found[2])
    if found := POINTS.match(text):
        return _date(found[3], found[2], found[1])
    if found := SLASHES.match(text):
        day, month = (found[1], found[2]) if day_first else (found[2], found[1])
        return _date(found[3], month, day)
    return None


def _month(word):
    return MONTHS.index(word[:3]) + 1 if word[:3] in MONTHS else 0


def _date(year, month, day):
    year = int(year) + 2000 if len(year) == 2 else int(year)
    try:
        return date(year, int(month), int(day)) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None
