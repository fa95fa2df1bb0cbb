"""Whether the owner of a calendar has declined an event: by the coach's addresses and by those that the feed gives itself."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from coaching.booking.busy.ics.components import Part
from coaching.booking.busy.ics.lines import Line

ADDRESS = re.compile(r"(?:mailto:)?([^\s\"'<>:;,/\\?@]+@[^\s\"'<>:;,/\\?@]+)(?:\?.*)?", re.IGNORECASE)
THINGS = {"ROOM", "RESOURCE", "GROUP"}
NAMES = {"X-WR-CALNAME", "NAME", "X-OWNER"}  # where a feed says whose it is


def address_in(text: str) -> set[str]:
    """The mail address that a text is, in small letters; nothing if it is something else, be there an address in it or not."""
    match = ADDRESS.fullmatch(unquote(text).strip(" \t\"'<>"))
    return {match[1].casefold()} if match else set()


def owners_of(calendar: Part, owners: Iterable[str]) -> set[str]:
    """The coach's addresses and those that the calendar calls its own."""
    own = (address_in(line.value) for line in calendar.lines if line.name in NAMES)
    return {owner.casefold() for owner in owners}.union(*own)


def is_declined(event: Part, owners: set[str]) -> bool:
    """Whether the owner is invited and has declined; by each address that is invited, should there be several.

    A room that was booked in the owner's name and declines is not the owner.
    """
    people = (line for line in event.all("ATTENDEE") if line.params.get("CUTYPE", "").upper() not in THINGS)
    answers = {line.params.get("PARTSTAT", "").upper() for line in people if _person(line) & owners}
    return answers == {"DECLINED"}


def _person(line: Line) -> set[str]:
    """The addresses of someone invited; their name only counts where it is an address and nothing else is."""
    stated = address_in(line.value) | address_in(line.params.get("EMAIL", ""))
    return stated or address_in(line.params.get("CN", ""))
