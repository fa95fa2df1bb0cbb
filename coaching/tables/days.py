"""The day someone was met on LinkedIn, in the ways that files write days. Pure."""

import re
import unicodedata
from datetime import date, timedelta

# How the months begin in English, German, French, Spanish, Portuguese, Italian and Dutch, without accents.
MONTHS = {
    start: number
    for number, starts in enumerate(
        [
            "jan ene gen",
            "feb fev",
            "mar mae maa mrt",
            "apr avr abr",
            "may mai mei mag",
            "jun juin giu",
            "jul juil lug",
            "aug aou ago",
            "sep set",
            "oct okt out ott",
            "nov",
            "dec dez dic",
        ],
        start=1,
    )
    for start in starts.split()
}
FIRST_YEAR, LAST_YEAR = 1950, 2100

YEAR_FIRST = re.compile(r"(\d{4})[-/.年] ?(\d{1,2})[-/.月] ?(\d{1,2})(?!\d)")
DAY_WORD = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|º|°|\.)?[ /-]*(?:de )?([a-z]{3,10})\.?,?[ /-]+(?:del? )?(\d{4}|\d{2})(?!\d)")
WORD_DAY = re.compile(r"([a-z]{3,10})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})(?!\d)")
SERIAL = re.compile(r"\d{5}(?:\.\d+)?")  # days since the end of 1899, as spreadsheets count
POINTS = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})(?!\d)")
SLASHES = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?!\d)")


def day_comes_first(texts):
    """Whether 03/05/2024 is a day in May, told by the whole column; in doubt it is one in March, as LinkedIn used to write."""
    return any(int(found[1]) > 12 for text in texts if (found := SLASHES.match(text.strip())))


def read_day(text, *, day_first=False):
    """The date in a cell, or None where there is none that can be meant. A time behind it doesn't matter."""
    text = _plain(text)
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
    if SERIAL.fullmatch(text):
        return date(1899, 12, 30) + timedelta(days=int(text[:5]))
    return None


def _plain(text):
    """Lower case without accents."""
    if text.isascii():
        return text.strip().casefold()
    letters = unicodedata.normalize("NFKD", text.replace("º", "")).strip().casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _month(word):
    return MONTHS.get(word[:4]) or MONTHS.get(word[:3], 0)


def _date(year, month, day):
    year = int(year) + 2000 if len(year) == 2 else int(year)
    try:
        return date(year, int(month), int(day)) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None
