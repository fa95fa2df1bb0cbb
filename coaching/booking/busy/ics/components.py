"""The parts of a calendar file, and what belongs to which: also where a beginning or an end is missing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from coaching.booking.busy.ics.lines import Line, name_in, parsed_line

ENTRIES = {"VEVENT", "VFREEBUSY"}
BELONGS_IN = dict.fromkeys([*ENTRIES, "VTIMEZONE", "VTODO", "VJOURNAL"], "VCALENDAR") | dict.fromkeys(
    ["STANDARD", "DAYLIGHT"], "VTIMEZONE"
)
NEEDED = {"DTSTART", "DTEND"}  # empty, they are missed; the others are as good as absent
DEEPEST = 5  # a calendar, an event, an alarm, and room


@dataclass
class Part:
    """A part with its own lines and what is inside. Not `whole`: its end, or that of something inside, is missing."""

    name: str
    lines: list[Line] = field(default_factory=list)
    parts: list["Part"] = field(default_factory=list)
    whole: bool = True
    loose: int = 0  # how many of the lines stand before the last part that is inside

    def all(self, name: str) -> list[Line]:
        return [line for line in self.lines if line.name == name]

    def __str__(self) -> str:
        end = [f"END:{self.name}"] if self.whole else []
        return "\r\n".join([f"BEGIN:{self.name}", *map(str, self.lines), *map(str, self.parts), *end])


def calendars_in(lines: Iterable[str], wanted: set[str]) -> list[Part]:
    """The calendars of a file, with the lines whose names are `wanted`."""
    builder = _Builder()
    for text in lines:
        name = name_in(text)
        if name in {"BEGIN", "END"}:
            getattr(builder, name.lower())(text.partition(":")[2].strip().upper())
        elif name in wanted and ((line := parsed_line(text, name)).value or name in NEEDED):
            builder.add(line)
    return builder.finished()


class _Builder:
    def __init__(self) -> None:
        self.file = Part("")
        self.open = [self.file]

    def begin(self, name: str) -> None:
        if name == "VCALENDAR":
            self._close(1)
        elif name in BELONGS_IN:
            self._close(self._depth(BELONGS_IN[name]) + 1)
        self._close(DEEPEST)
        self._put(part := Part(name))
        self.open.append(part)

    def end(self, name: str) -> None:
        depth = self._depth(name)
        if depth:
            self._close(depth + 1)
            self.open.pop()
            if name in ENTRIES:
                self.open[-1].parts[-1:] = _apart(self.open[-1].parts[-1])
        elif name in ENTRIES:
            self._gather(name)

    def add(self, line: Line) -> None:
        self.open[-1].lines.append(line)

    def finished(self) -> list[Part]:
        """The calendars; what stands outside of them comes first, in one that is not whole."""
        self._close(1)
        calendars = [part for part in self.file.parts if part.name == "VCALENDAR"]
        outside = [part for part in self.file.parts if part.name in ENTRIES]
        return [Part("VCALENDAR", parts=outside, whole=False), *calendars] if outside else calendars

    def _depth(self, name: str) -> int:
        """Where the innermost open part of that name is; 0 if there is none."""
        return next((depth for depth in range(len(self.open) - 1, 0, -1) if self.open[depth].name == name), 0)

    def _close(self, depth: int) -> None:
        """Ends what nobody ended, down to `depth`; what it is inside of may lack what it swallowed."""
        while len(self.open) > max(depth, 1):
            self.open.pop().whole = False
            if self.open[-1].name not in {"", "VCALENDAR"}:
                self.open[-1].whole = False

    def _gather(self, name: str) -> None:
        """An entry whose beginning is missing: its lines are in the part around it."""
        around = self.open[-1]
        lines = around.lines[around.loose :]
        if any(line.name in {"DTSTART", "FREEBUSY"} for line in lines):
            del around.lines[around.loose :]
            self._put(Part(name, lines, whole=False))

    def _put(self, part: Part) -> None:
        self.open[-1].parts.append(part)
        self.open[-1].loose = len(self.open[-1].lines)


def _apart(part: Part) -> list[Part]:
    """An event; or two, where the END of one and the BEGIN of the next are lost: the second UID tells."""
    uids = [(number, line.value) for number, line in enumerate(part.lines) if line.name == "UID"]
    cut = next((number for number, uid in uids if uid != uids[0][1]), 0)
    first, second = Part(part.name, part.lines[:cut], part.parts, False), Part(part.name, part.lines[cut:], [], False)
    return [first, *_apart(second)] if first.all("DTSTART") and second.all("DTSTART") else [part]


def every(calendars: Iterable[Part], name: str) -> Iterator[Part]:
    """The parts of that name, at any depth."""
    for part in calendars:
        if part.name == name:
            yield part
        yield from every(part.parts, name)
