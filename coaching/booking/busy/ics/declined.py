"""Whether the owner of a calendar has declined an event: by the coach's addresses and by those that the feed gives itself."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from coaching.booking.busy.ics.components import Part
from coaching.booking.busy.ics.lines import Line

ADDRESS = re.compile(r"[^\s\"'<>:;,/\\]+@[^\s\"'<>:;,/\\]+")
NAMES = {"X-WR-CALNAME", "NAME", "X-OWNER"}  # where a feed says whose it is


def addresses_in(text: str) -> set[str]:
    """The mail addresses in a text, in small letters."""
    return {each.casefold() for each in ADDRESS.findall(unquote(text))}


def owners_of(calendar: Part, owners: Iterable[str]) -> set[str]:
    """The coach's addresses and those that the calendar calls its own."""
    own = (addresses_in(line.value) for line in calendar.lines if line.name in NAMES)
    return {owner.casefold() for owner in owners}.union(*own)


def is_declined(event: Part, owners: set[str]) -> bool:
    """Whether the owner is invited and has declined; by each address that is invited, should there be several."""
    answers = [line.params.get("PARTSTAT", "").upper() for line in event.all("ATTENDEE") if _person(line) & owners]
    return bool(answers) and set(answers) == {"DECLINED"}


def _person(line: Line) -> set[str]:
    """The addresses of someone invited; their name only counts where it is an address and nothing else is."""
    stated = addresses_in(line.value) | addresses_in(line.params.get("EMAIL", ""))
    return stated or addresses_in(line.params.get("CN", ""))
