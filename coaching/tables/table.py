"""A table of any kind: where its header is, which columns say what, and its rows; what came of the lines goes into a report."""

import re
from io import StringIO
from itertools import islice
from typing import NamedTuple

from coaching.practice.text import one_line
from coaching.tables.cells import unpacked
from coaching.tables.column_names import Vocabulary
from coaching.tables.columns import WHOSE, Columns, find_header, heading
from coaching.tables.delimited import Row, read_rows
from coaching.tables.other_quotes import straightened
from coaching.tables.report import Report, Why
from coaching.tables.row_shape import alone, unwrapped

SUM = re.compile(
    r"(?:grand |sub)?(?:totals?|sum|summe|gesamt|gesamtsumme|insgesamt|somme|totale|totaal|suma|итого)\b[\s:=]*[\d.,]*$",
    re.IGNORECASE,
)
NUMBER = re.compile(r"[\d\s.,%€$£+-]+")
MOST_SAMPLES, SAMPLE = 200, 40  # columns, and letters of a text out of one
FEW = 0.1  # of the rows
BEGINNING = 20_000  # letters of which the first line with any is named


class Table(NamedTuple):
    """The rows below a header; those without anything are passed over."""

    columns: Columns
    rows: list[Row]


def find_table(text, vocabulary: Vocabulary, most: int, report: Report, wanted: frozenset[str] = WHOSE) -> Table | None:
    """Up to `most` rows, or None where no line has one of the `wanted` columns. What came of columns and lines goes into the
    `report`."""
    lines = straightened(list(StringIO(text, newline=None)))
    header = find_header(lines, vocabulary, wanted)
    if header is None and (cells := unwrapped(lines)) and (header := find_header(cells, vocabulary, wanted)):
        lines = cells
    if header is None:
        return None
    start, delimiter, columns = header
    _note_above(lines[:start], delimiter, len(columns.names), report)
    filled = _filled(read_rows(lines, delimiter, start=start + 1), columns, vocabulary, report)
    rows = list(islice(filled, most))
    report.used = columns.used
    _note_short(rows, columns, report)
    _note_others(rows, columns, report)
    return Table(columns, rows)


def texts_of(cells, columns: Columns, what: str):
    """[(what the file calls it, text)] of the columns of one kind that are filled."""
    places = columns.places.get(what, ())
    return [(columns.label(place, cells), cells[place]) for place in places if place < len(cells) and cells[place].strip()]


def beginning(row: Row) -> str:
    """What is in a row, on one line."""
    return one_line(", ".join(cell for cell in row.cells if cell.strip()))


def first_line(text) -> str:
    """The first line with anything in it."""
    return next((line for line in map(one_line, text[:BEGINNING].splitlines()) if line), "")


def _note_above(lines, delimiter, width, report):
    """Lines above the header that look like rows, of which nobody is read."""
    for number, line in enumerate(lines, start=1):
        cells = [cell for cell in alone(line, delimiter) if cell.strip()]
        if len(cells) > 1 and len(cells) * 2 >= width:
            report.note(number, Why.ABOVE, one_line(", ".join(cells)))


def _filled(rows, columns, vocabulary, report):
    """The rows with anything in them; not the names of the columns once more, not a sum."""
    width = len(columns.names)
    for row in rows:
        if not any(cell.strip() for cell in row.cells):
            continue
        if why := _no_row(row.cells, columns, vocabulary):
            report.note(row.line, why, beginning(row))
            continue
        if not row.is_whole:
            report.note(row.line, Why.QUOTATION_MARK, beginning(row))
        elif any(cell.strip() for cell in row.cells[width:]):
            report.note(row.line, Why.MORE_CELLS, beginning(row))
        yield row._replace(cells=[unpacked(cell) for cell in row.cells])


def _no_row(cells, columns, vocabulary):
    """Why a line is about nobody: a header, the same once more or in another order, or a sum. None for all others."""
    first = heading(next(cell for cell in cells if cell.strip()))
    if not (vocabulary.what_exactly(first) or first in columns.names or SUM.match(first)):
        return None
    names = [heading(cell) for cell in cells]
    if names == columns.names:
        return Why.COLUMN_NAMES
    filled = [name for name in names if name]
    kinds = [vocabulary.what_exactly(name) for name in filled]
    if len(set(kinds)) > 1 and all(kinds):
        return Why.OTHER_COLUMNS
    return Why.TOTAL if SUM.match(first) and all(map(NUMBER.fullmatch, filled[1:])) else None


def _note_short(rows, columns, report):
    """Rows with fewer cells than the header where hardly any other has: a row may have been torn in two."""
    short = [row for row in rows if row.is_whole and len(row.cells) < len(columns.names)]
    for row in short if len(short) <= len(rows) * FEW else ():
        report.note(row.line, Why.FEWER_CELLS, beginning(row))


def _note_others(rows, columns, report):
    """Which columns nothing is taken from, with something in them or without, and a text out of each column."""
    for place, name in enumerate(columns.names[:MOST_SAMPLES]):
        if sample := _sample(rows, place):
            report.samples.setdefault(name, sample)
    for place in columns.others:
        is_empty = not (report.samples.get(columns.names[place]) if place < MOST_SAMPLES else _sample(rows, place))
        report.leave_out(columns.names[place], is_empty=is_empty)


def _sample(rows, place):
    """The first text in a column, shortened; "" where there is none."""
    text = next((row.cells[place] for row in rows if place < len(row.cells) and row.cells[place].strip()), "")
    text = one_line(text[: 10 * SAMPLE])
    return text if len(text) <= SAMPLE else f"{text[: SAMPLE - 1]}…"
