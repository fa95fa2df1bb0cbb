"""What the lines of a table look like that are rows by themselves: how many cells they have. Pure."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import islice

SAMPLE = 2_000  # lines
RARE = 0.05  # of them
WRAPPED = re.compile(r'\s*"(?:[^"]|"")*"\s*')


@dataclass(frozen=True)
class Shape:
    """`widths` are the numbers of cells that rows of the table have: as many as the header, fewer where a program leaves out the
    empty ones at the end, more where it adds some. `is_spaced`: a space follows each delimiter, as it does in prose otherwise."""

    delimiter: str
    widths: frozenset[int]
    is_spaced: bool

    @classmethod
    def of(cls, lines, delimiter, start):
        """The shape of the table whose header is the line before `start`."""
        header = lines[start - 1]
        is_spaced = _is_spaced(header, delimiter)
        plain = (line for line in lines[start:] if '"' not in line and delimiter in line)
        told = Counter(
            line.count(delimiter) + 1 for line in islice(plain, SAMPLE) if is_spaced or not _is_spaced(line, delimiter)
        )
        usual = {width for width, count in told.items() if count >= told.total() * RARE}
        return cls(delimiter, frozenset({len(alone(header, delimiter)), *usual} - {1}), is_spaced)

    def swallows(self, lines):
        """Whether a row of many lines is many rows: the line where it begins and the one where it ends are whole rows by
        themselves, and so are most between them. A note of many lines begins and ends with a piece of a row."""
        first, *between, last = lines
        rows = [self.is_row(line) for line in between if line.strip()]
        if not (self.is_row(first) and self.is_row(last)):
            return len(rows) > 2 and max(self.widths) > 2 and sum(rows) > len(rows) * 0.8
        if len(lines) == 2 and max(self.widths) == 2:
            return "@" in first and "@" in last  # a street and a city have two cells as well
        return sum(rows) * 2 >= len(rows)

    def has_a_row(self, lines):
        return any(map(self.is_row, lines))

    def is_row(self, line):
        """Whether a line has as many cells as rows have, and is not a sentence."""
        if not self.is_spaced and _is_spaced(line, self.delimiter):
            return False
        return len(alone(line, self.delimiter)) in self.widths


def _is_spaced(line, delimiter):
    """Whether a space follows each of the delimiters, as in a sentence."""
    return delimiter in line and line.count(f"{delimiter} ") == line.count(delimiter)


def alone(line, delimiter):
    """The cells of a line, whatever its quotation marks are."""
    line = line.rstrip("\r\n")
    if '"' not in line:
        return line.split(delimiter)
    return [_unquoted(*found.groups()) for found in _cell(delimiter).finditer(line)]


def unwrapped(lines):
    """The lines of a table each line of which was saved as one quoted cell; None where they were not."""
    filled = [line for line in lines if line.strip()]
    if not filled or not all(WRAPPED.fullmatch(line) or not ({'"', ","} & {*line}) for line in filled):
        return None
    return [line.strip()[1:-1].replace('""', '"') if '"' in line else line for line in lines]


def _unquoted(quoted, plain):
    if quoted is not None:
        return quoted.replace('""', '"')
    return plain.strip()[1:].removesuffix('"').replace('\\"', '"') if plain.lstrip().startswith('"') else plain


@cache
def _cell(delimiter):
    sign = re.escape(delimiter)
    return re.compile(rf'(?:^|{sign})(?: *"((?:[^"]|"")*)" *(?={sign}|$)|([^{sign}]*))')
