"""The day that an offer names. Pure: words and the date they were written in, a date out."""

import re
from contextlib import suppress
from datetime import date, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
DATES = [
    re.compile(rf"\b{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b"),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {MONTH}\b"),
    re.compile(r"\b(?P<number>\d{1,2})/(?P<day>\d{1,2})\b"),  # December 10 as Americans write it
    re.compile(r"\bthe (?P<day>\d{1,2})(?:st|nd|rd|th)\b"),
]
NUMBERS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SOON = re.compile(rf"\b(?:in|within) (?:the next )?(?P<count>{'|'.join(NUMBERS)}|\d{{1,2}}) (?P<unit>day|week)s?\b")
END_OF_MONTH = re.compile(r"\bend of (?:the|this) month\b")
SOME_DAY = re.compile(
    r"\b(?:before|after|until|(?:end|middle|beginning) of|by (?:the|mid|early|late|next|this|christmas|easter|new year)"
    r"|in (?:the )?(?:morning|afternoon|evening|spring|summer|fall|winter|new year)|\d{1,2}(?:st|nd|rd|th))\b"
)
DAY = re.compile(rf"\b(?P<next>next )?(?P<name>{'|'.join(WEEKDAYS)}|tomorrow|today|tonight|this weekend|this week|next week)\b")


def day_named(offer: str, on: date) -> date | None:
    """The day that an offer of `on` names: “on Friday”, “tomorrow”, “next week”, “by December 5th”."""
    low = offer.lower()
    if dated := next(filter(None, (pattern.search(low) for pattern in DATES)), None):
        return _dated(dated.groupdict(), on)
    if soon := SOON.search(low):
        count = int(soon["count"]) if soon["count"].isdigit() else max(1, NUMBERS.index(soon["count"]))
        return on + count * timedelta(days=7 if soon["unit"] == "week" else 1)
    if END_OF_MONTH.search(low):
        return (on.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return _weekday_named(low, on)


def _weekday_named(low: str, on: date) -> date | None:
    """The day of this week or the next, also where it goes by another word than its name."""
    match = DAY.search(low)
    if match is None:
        return None
    name = match["name"]
    if name in WEEKDAYS:
        return on + timedelta(days=(WEEKDAYS.index(name) - on.weekday() - 1) % 7 + 1 + (7 if _is_week_after(match, on) else 0))
    sunday = timedelta(days=6 - on.weekday())
    return on + {"tomorrow": timedelta(1), "this weekend": sunday, "this week": sunday, "next week": timedelta(7)}.get(
        name, timedelta(0)
    )


def may_name_a_day(offer: str) -> bool:
    """Whether words of the offer may say when, also in a way that `day_named` doesn't know."""
    return SOME_DAY.search(offer.lower()) is not None


def _dated(parts: dict[str, str], on: date) -> date | None:
    """The next such day, today or later; None for one that no month has."""
    month = MONTHS.index(parts["month"]) + 1 if parts.get("month") else int(parts.get("number") or 0)
    months = [month] if month else [on.month, on.month % 12 + 1]
    days = []
    for year in (on.year, on.year + 1):
        for each in months:
            with suppress(ValueError):
                days.append(date(year, each, int(parts["day"])))
    return min((day for day in days if day >= on), default=None)


def _is_week_after(match: re.Match[str], on: date) -> bool:
    """“Next Friday” on a Monday is not the Friday of the same week."""
    return bool(match["next"]) and WEEKDAYS.index(match["name"]) > on.weekday()
