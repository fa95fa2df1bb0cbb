"""What a part of a file says of one event, line by line, and what of that is in doubt."""

from coaching.booking.busy.ics.components import Part
from coaching.booking.busy.ics.doubts import Doubt, Why
from coaching.booking.busy.ics.lines import Line
from coaching.booking.busy.ics.moments import At, at, written
from coaching.booking.busy.ics.zones import Zones

LONGEST_NAME = 64
ONCE = ("UID", "DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS")


class Said:
    """`begin` is the start that everything else refers to: of an event that names none, the occurrence that it replaces."""

    def __init__(self, part: Part, zones: Zones) -> None:
        """Raises ValueError where no start can be read."""
        self.part, self.zones, self.doubts = part, zones, list[Doubt]()
        lines = [line for line in [*part.all("DTSTART"), *part.all("RECURRENCE-ID")] if _is_readable(line)]
        if not lines:
            raise ValueError("no start")
        self.begin = at(lines[0], zones)
        self._note_zone(self.begin)
        if not part.whole or lines[0].name != "DTSTART" or any(len(set(map(str, part.all(name)))) > 1 for name in ONCE):
            self.note(Why.PART)

    def at(self, line: Line, text: str | None = None, *, beside: bool = False) -> At:
        """What a line says, or one of its values; `beside`: without a zone it is in that of the start. Raises ValueError."""
        each = at(line, self.zones, self.begin.zone if beside else None, text)
        if not each.floating:
            self._note_zone(each)
        return each

    def text(self, name: str) -> str:
        return next((line.value for line in self.part.all(name)), "")

    def note(self, why: Why, zone: str = "") -> None:
        self.doubts.append(Doubt(str(self.begin.written), why.value, zone[:LONGEST_NAME]))

    def _note_zone(self, each: At) -> None:
        if each.unknown:
            self.note(Why.ZONE, each.unknown)


def _is_readable(line: Line) -> bool:
    try:
        return bool(written(line.value))
    except ValueError:
        return False
