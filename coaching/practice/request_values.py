"""Numbers, days, moments and pages as addresses and forms write them. What is none is None: a stranger's text never raises."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

LONGEST_NUMBER = 15  # digits: no database has a row beyond
YEARS = range(1900, 2200)  # outside of them the arithmetic of zones ends, and nobody means it


def number(text: str | None) -> int | None:
    """A whole number in plain digits, 0 or more."""
    text = text or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else None


def numbers(texts: Iterable[str]) -> list[int]:
    """The whole numbers among the texts, each once, in their order."""
    found = (number(text) for text in texts)
    return list(dict.fromkeys(value for value in found if value is not None))


def day(text: str | None) -> date | None:
    """A date in ISO form, such as 2027-05-12."""
    try:
        value = date.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return value if value.year in YEARS else None


def month(text: str | None) -> date | None:
    """The first day of a month such as 2027-05."""
    return day(f"{text}-01")


def moment(text: str | None) -> datetime | None:
    """An instant in ISO form with its offset, in UTC; one without an offset says nothing."""
    try:
        value = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return value.astimezone(UTC) if value.tzinfo and value.year in YEARS else None


def wanted(text: str | None, now: bool) -> bool:
    """What a switch is to be: "1" or "0" as its button says, so that the same button twice does one thing; the other way around
    from `now` where nothing is said."""
    return {"1": True, "0": False}.get(text or "", not now)


def path(text: str | None) -> str:
    """A page of this site, by its path and what follows; "" for anything that leads elsewhere."""
    text = text or ""
    return text if text.startswith("/") and url_has_allowed_host_and_scheme(text, allowed_hosts=None) else ""


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks, that reads JSON rather than a page."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"
