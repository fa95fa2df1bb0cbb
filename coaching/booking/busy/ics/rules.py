"""Rules by which an event repeats, read with patience for how they are written."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from dateutil import rrule

Value = TypeVar("Value")
FREQUENCIES = {name: getattr(rrule, name) for name in ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY")}
WEEKDAYS = {name: getattr(rrule, name) for name in ("MO", "TU", "WE", "TH", "FR", "SA", "SU")}
NUMBERS = {
    name: name.lower()
    for name in ("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYHOUR", "BYMINUTE", "BYSECOND", "BYSETPOS")
}
TWICE = re.compile(r"^\s*RRULE\s*:", re.IGNORECASE)  # “RRULE:RRULE:…”
NUMBER = re.compile(r"[+-]?\d{1,9}", re.ASCII)
DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)


class Rule:
    """A rule of an event. `sure` is False where part of it can't be read; then it gives rather too many times than too few."""

    def __init__(self, text: str, until: Callable[[str], datetime]) -> None:
        """`until` reads an UNTIL as the last moment that counts. Raises ValueError where nothing can be made of a rule."""
        self.sure = True
        self.said = _said(text)
        self.frequency = self.said.pop("FREQ", "")
        if self.frequency not in FREQUENCIES:
            raise ValueError("no frequency")
        self.interval = self._interval(self.said.pop("INTERVAL", "1"))
        self.count = self._tried(_count, self.said.pop("COUNT", None))
        self.until = self._tried(until, self.said.pop("UNTIL", None))
        self.by = self._by()

    def from_start(self, start: datetime) -> rrule.rrule:
        """The times that the rule gives from `start` on, which has a zone if UNTIL has. Raises ValueError."""
        limits: dict[str, Any] = {"interval": self.interval, "until": self.until}
        if self.count is not None:
            limits["count"] = self.count
        return rrule.rrule(FREQUENCIES[self.frequency], dtstart=start, **limits, **self.by)

    def _interval(self, text: str) -> int:
        """Calendar programs show a series that stands still, or goes back, as one that goes on by one step."""
        number = self._tried(_number, text)
        return max(number or 1, 1)

    def _by(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, text in self.said.items():
            values = [value.strip() for value in text.split(",") if value.strip()]
            if name == "BYDAY":
                found["byweekday"] = [_day(value) for value in values]
            elif name == "WKST":
                found["wkst"] = self._tried(WEEKDAYS.__getitem__, text)
            elif name in NUMBERS:
                found[NUMBERS[name]] = [_number(value) for value in values]
            elif not name.startswith("X-") and (name, text) != ("RSCALE", "GREGORIAN"):
                self.sure = False
        return {name: value for name, value in found.items() if value}

    def _tried(self, read: Callable[[str], Value], text: str | None) -> Value | None:
        try:
            return None if text is None else read(text)
        except (ValueError, LookupError):
            self.sure = False
            return None


def _said(text: str) -> dict[str, str]:
    pairs = (piece.upper().partition("=") for piece in TWICE.sub("", text).split(";"))
    return {name.strip(): value.strip() for name, _equals, value in pairs if value.strip()}


def _number(text: str) -> int:
    if not NUMBER.fullmatch(text):
        raise ValueError("no number")
    return int(text)


def _count(text: str) -> int | None:
    """A count below zero is how some programs say “without end”."""
    return number if (number := _number(text)) >= 0 else None


def _day(text: str) -> Any:
    match = DAY.fullmatch(text)
    if not match:
        raise ValueError("no day of the week")
    return WEEKDAYS[match[2]](int(match[1])) if match[1] else WEEKDAYS[match[2]]
