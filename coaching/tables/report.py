"""What came of the columns and lines of a file, for the person who chose it."""

from dataclasses import asdict, dataclass, field
from enum import StrEnum

LONGEST = 60  # letters of a line that are shown
MOST = 1000  # lines that are named; the others are counted
MOST_COLUMNS = 100  # of each kind; the same


class Why(StrEnum):
    """Why a line or an entry wants a look. Of `READ` ones the person was read nevertheless."""

    UNNAMED = "unnamed"
    NOT_A_PERSON = "not_a_person"
    COLUMN_NAMES = "column_names"
    OTHER_COLUMNS = "other_columns"
    TOTAL = "total"
    ABOVE = "above"
    QUOTATION_MARK = "quotation_mark"
    UNREADABLE = "unreadable"
    MORE_CELLS = "more_cells"
    FEWER_CELLS = "fewer_cells"


@dataclass
class Report:
    """`used` has [a column's name, what it is]; `unused` columns with something in them, `empty` ones without, `unlisted` counts
    more of them.

    `lines` has [number, Why, how it begins], up to MOST of `count`. `letters` is the encoding where it had to be guessed, `looks`
    what makes the file look like a directory (`directory.Looks`), `samples` a text out of each column, `unread` the files of
    a ZIP that have people and were not read.
    """

    used: list[list[str]] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    unlisted: int = 0
    lines: list[list] = field(default_factory=list)
    count: int = 0
    letters: str = ""
    looks: str = ""
    unread: list[str] = field(default_factory=list)
    samples: dict[str, str] = field(default_factory=dict)

    def note(self, line, why, text):
        self.count += 1
        if len(self.lines) < MOST:
            self.lines.append([line, why.value, text[:LONGEST]])

    def leave_out(self, name, *, is_empty):
        """Notes a column that nothing is taken from."""
        columns = self.empty if is_empty else self.unused
        if len(columns) < MOST_COLUMNS:
            columns.append(name)
        else:
            self.unlisted += 1

    def as_json(self):
        return asdict(self)
