"""From a part of a file to an event whose times are instants. What makes sense is believed, and what doesn't is in doubt."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, datetime, tzinfo

from coaching.booking.busy.ics.components import Part
from coaching.booking.busy.ics.doubts import Doubt, Why
from coaching.booking.busy.ics.lines import Line
from coaching.booking.busy.ics.moments import At, Key, Length, Moment, after, instant, period
from coaching.booking.busy.ics.own_clock import by_own_clock
from coaching.booking.busy.ics.repeats import added_to, left_out_of, rules_of
from coaching.booking.busy.ics.rules import Rule
from coaching.booking.busy.ics.said import Said
from coaching.booking.busy.ics.spans import span_of
from coaching.booking.busy.ics.zones import Zones

FREE = {"FREE", "WORKINGELSEWHERE"}
CANCELED = {"CANCELLED", "CANCELED"}
TAKEN = {"BUSY", "OOF", "TENTATIVE"}


@dataclass
class Entry:
    """An event; or what takes the place of one occurrence of a series (`replaces`), or of all from there on (`onward`)."""

    start: Moment
    length: Length
    zone: tzinfo  # whose days are meant
    doubts: list[Doubt]
    unknown: str = ""  # the name of its zone, if nobody knows that
    free: bool = False
    uid: str = ""
    sequence: int = 0
    replaces: At | None = None
    onward: bool = False
    rules: list[Rule] = field(default_factory=list)
    added: list[tuple[Moment, Length]] = field(default_factory=list)
    left_out: set[Key] = field(default_factory=set)

    @property
    def begin(self) -> datetime:
        return instant(self.start, self.zone)

    @property
    def end(self) -> datetime:
        return after(self.start, self.length, self.zone)

    def note(self, why: Why) -> None:
        """One more doubt."""
        self.doubts.append(Doubt(self.when(self.begin), why.value))

    def when(self, start: datetime) -> str:
        """One of its times, for a `Doubt`."""
        if isinstance(self.start, datetime) and not self.unknown:
            return start.isoformat()
        local = start.astimezone(self.zone).replace(tzinfo=None) if MINYEAR < start.year < MAXYEAR else start.replace(tzinfo=None)
        return local.isoformat() if isinstance(self.start, datetime) else local.date().isoformat()


def is_free(part: Part) -> bool:
    """Whether a part says, in exactly these words and without contradiction, that it takes no time.

    Outlook's own word is more exact than what it writes for others.
    """
    if len(_words(part, "UID")) > 1 or len(_words(part, "DTSTART")) > 1:
        return False  # two events in one: what is said of one may not be true of the other
    status, outlook, transparency = (_words(part, name) for name in ("STATUS", "X-MICROSOFT-CDO-BUSYSTATUS", "TRANSP"))
    if status and status <= CANCELED:
        return True
    if outlook & (FREE | TAKEN):
        return not outlook & TAKEN
    return transparency == {"TRANSPARENT"}


def event_of(part: Part, zones: Zones, changes: Iterable[Line] = ()) -> Entry:
    """The event of a part. `changes` are the RECURRENCE-IDs of its UID. Raises ValueError where its start can't be read."""
    said = Said(part, zones)
    start, length = span_of(said)
    entry = Entry(start, length, said.begin.zone, said.doubts, said.begin.unknown, is_free(part), uid_of(part), _sequence(said))
    if part.all("RRULE") or part.all("RDATE"):
        entry.start = by_own_clock(said, start, changes)
        entry.rules = rules_of(said, entry.start)
        entry.added = added_to(said, entry.start, length)
        entry.left_out = left_out_of(said)
    entry.replaces, entry.onward = _replaces(said)
    assert entry.begin <= entry.end  # or it has none, and can't be read
    return entry


def period_of(line: Line, text: str, zones: Zones) -> Entry:
    """A stretch of time that is taken, without an event. Raises ValueError."""
    said = Said(Part("VFREEBUSY", [line._replace(name="DTSTART", value=text.partition("/")[0])]), zones)
    begin, length = period(line, text, said.at)
    entry = Entry(begin.moment, length, begin.zone, said.doubts)
    if entry.end <= entry.begin:
        raise ValueError("no time")
    return entry


def uid_of(part: Part) -> str:
    return next((line.value for line in part.all("UID")), "")


def changes_in(parts: Iterable[Part]) -> dict[str, list[Line]]:
    """{UID: RECURRENCE-IDs}: which occurrences of a series were changed."""
    found: dict[str, list[Line]] = {}
    for part in parts:
        found.setdefault(uid_of(part), []).extend(part.all("RECURRENCE-ID"))
    return found


def by_uid(entries: Iterable[Entry]) -> list[list[Entry]]:
    """The events that belong together: a series and what was changed of it. An empty UID is none."""
    found: dict[str, list[Entry]] = {}
    for number, entry in enumerate(entries):
        found.setdefault(entry.uid or f"\0{number}", []).append(entry)
    return list(found.values())


def _words(part: Part, name: str) -> set[str]:
    return {line.value.upper() for line in part.all(name)}


def _replaces(said: Said) -> tuple[At | None, bool]:
    for line in said.part.all("RECURRENCE-ID"):
        try:
            return said.at(line), line.params.get("RANGE", "").upper() == "THISANDFUTURE"
        except ValueError:
            said.note(Why.RULE)
    return None, False


def _sequence(said: Said) -> int:
    text = said.text("SEQUENCE")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
