"""What came of the columns and lines of a file, for the person who chose it."""

from dataclasses import asdict, dataclass, field
from enum import StrEnum

LONGEST = 60  # letters of a line that are shown
MOST = 1000  # lines that are named; the others are counted


class Why(StrEnum):
    """Why a line or an entry wants a look. Of `READ` ones the person was read nevertheless."""

    UNNAMED = "unnamed"
    NOT_A_PERSON = "not_a_person"
    COLUMN_NAMES = "column_names"
    QUOTATION_MARK = "quotation_mark"
    UNREADABLE = "unreadable"
    MORE_CELLS = "more_cells"
    FEWER_CELLS = "fewer_cells"


@dataclass
class Report:
    """`used` has [a column's name, what it is]; `unused` columns with something in them, `empty` ones without.

    `lines` has [number, Why, how it begins], up to MOST of `count`. `letters` is the encoding where it had to be guessed, `looks`
    what makes the file look like a directory (`directory.Looks`).
    """

    used: list[list[str]] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    lines: list[list] = field(default_factory=list)
    count: int = 0
    letters: str = ""
    looks: str = ""

    def note(self, line, why, text):
        self.count += 1
        if len(self.lines) < MOST:
            self.lines.append([line, why.value, text[:LONGEST]])

    def as_json(self):
        return asdict(self)
