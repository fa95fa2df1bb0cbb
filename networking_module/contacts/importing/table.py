"""People from a table with columns: LinkedIn's Connections.csv, the tables of mail programs, a spreadsheet's."""

import re
from io import StringIO
from itertools import islice

from coaching.jobs.sentences import marked as _
from networking_module.contacts.importing.column_names import what_exactly
from networking_module.contacts.importing.columns import find_header, heading
from networking_module.contacts.importing.days import day_comes_first, read_day
from networking_module.contacts.importing.delimited import read_rows
from networking_module.contacts.importing.other_quotes import straightened
from networking_module.contacts.importing.person import person
from networking_module.contacts.importing.report import Why
from networking_module.contacts.importing.row_shape import alone, unwrapped
from networking_module.contacts.importing.unreadable import Unreadable
from networking_module.contacts.importing.values import is_form_of_address, turned, unpacked
from networking_module.contacts.linkedin import full_address, is_linkedin
from networking_module.contacts.names import one_line

EXPECTED = "First Name, Last Name, URL, Email Address, Company, Position, Connected On"
VALUES = ("company", "role", "email", "phone", "profile", "website")
BEYOND = "More"  # what the notes call a cell for which there is no column
SUM = re.compile(
    r"(?:grand |sub)?(?:totals?|sum|summe|gesamt|gesamtsumme|insgesamt|somme|totale|totaal|suma|итого)\b[\s:=]*[\d.,]*$",
    re.IGNORECASE,
)
NUMBER = re.compile(r"[\d\s.,%€$£+-]+")
MOST_SAMPLES, SAMPLE = 200, 40  # columns, and letters of a text out of one
FEW = 0.1  # of the rows
BEGINNING = 20_000  # letters of which the first line with any is named


def read_table(text, most, report):
    """Up to `most` rows' Person, None for a row without a name; rows without anything are passed over. What came of columns and
    lines goes into the `report`. Raises Unreadable."""
    lines = straightened(list(StringIO(text, newline=None)))
    header = find_header(lines)
    if header is None and (cells := unwrapped(lines)) and (header := find_header(cells)):
        lines = cells
    if header is None:
        raise _no_header(text)
    start, delimiter, columns = header
    _note_above(lines[:start], delimiter, len(columns.names), report)
    rows = islice(_filled(read_rows(lines, delimiter, start=start + 1), columns, report), most)
    return _people(list(rows), columns, report)


def _note_above(lines, delimiter, width, report):
    """Lines above the header that look like rows, of which nobody is read."""
    for number, line in enumerate(lines, start=1):
        cells = [cell for cell in alone(line, delimiter) if cell.strip()]
        if len(cells) > 1 and len(cells) * 2 >= width:
            report.note(number, Why.ABOVE, one_line(", ".join(cells)))


def _filled(rows, columns, report):
    """The rows with anything in them; not the names of the columns once more, not a sum."""
    width = len(columns.names)
    for row in rows:
        if not any(cell.strip() for cell in row.cells):
            continue
        if why := _no_row(row.cells, columns):
            report.note(row.line, why, _beginning(row))
            continue
        if not row.is_whole:
            report.note(row.line, Why.QUOTATION_MARK, _beginning(row))
        elif any(cell.strip() for cell in row.cells[width:]):
            report.note(row.line, Why.MORE_CELLS, _beginning(row))
        yield row._replace(cells=[unpacked(cell) for cell in row.cells])


def _no_row(cells, columns):
    """Why a line is about nobody: a header, the same once more or in another order, or a sum. None for all others."""
    first = heading(next(cell for cell in cells if cell.strip()))
    if not (what_exactly(first) or first in columns.names or SUM.match(first)):
        return None
    names = [heading(cell) for cell in cells]
    if names == columns.names:
        return Why.COLUMN_NAMES
    filled = [name for name in names if name]
    kinds = [what_exactly(name) for name in filled]
    if len(set(kinds)) > 1 and all(kinds):
        return Why.OTHER_COLUMNS
    return Why.TOTAL if SUM.match(first) and all(map(NUMBER.fullmatch, filled[1:])) else None


def _people(rows, columns, report):
    report.used = columns.used
    _note_short(rows, columns, report)
    _note_others(rows, columns, report)
    days = columns.places.get("connected_on", [])[:1]
    day_first = day_comes_first(row.cells[place] for row in rows for place in days if place < len(row.cells))
    people = []
    for row in rows:
        people.append(_person(row.cells, columns, day_first))
        if people[-1] is None:
            report.note(row.line, Why.UNNAMED, _beginning(row))
    return people


def _note_short(rows, columns, report):
    """Rows with fewer cells than the header where hardly any other has: a row may have been torn in two."""
    short = [row for row in rows if row.is_whole and len(row.cells) < len(columns.names)]
    for row in short if len(short) <= len(rows) * FEW else ():
        report.note(row.line, Why.FEWER_CELLS, _beginning(row))


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


def _person(cells, columns, day_first):
    there = {what: _texts(cells, places, columns) for what, places in columns.places.items()}
    name, more = _name({what: texts[0][1] for what, texts in there.items() if texts})
    said = {what: there[what] for what in VALUES if there.get(what)}
    if websites := said.get("website"):
        profiles = [each for each in websites if is_linkedin(each[1]) and full_address(each[1])]
        said |= {"profile": said.get("profile", []) + profiles, "website": [each for each in websites if each not in profiles]}
    day, unread = _day(there.get("connected_on", []), day_first)
    said["role"], titles = _roles(said.get("role", []), there.get("title", []))
    beyond = [(BEYOND, cell) for cell in cells[len(columns.names) :] if cell.strip()]
    return person(name=name, said=said | {"more": there.get("nickname", []) * more + titles + unread + beyond}, connected_on=day)


def _roles(roles, titles):
    """(what someone does, the titles for the notes). A title is a position where there is no other column for it."""
    positions = [each for each in titles if not is_form_of_address(each[1])]
    return (roles, positions) if roles else (positions, [])


def _texts(cells, places, columns):
    """[(what the file calls it, text)] of the columns of one kind that are filled."""
    return [(columns.label(place, cells), cells[place]) for place in places if place < len(cells) and cells[place].strip()]


def _name(there):
    """(the whole name, whether a nickname is left over)."""
    parts = [there.get("first", ""), there.get("between", ""), there.get("last", "")]
    whole = there.get("full", "") or turned(there.get("reversed", ""))
    name = " ".join(parts) if parts[0] and parts[2] or not whole else whole
    return (name, True) if one_line(name) else (there.get("nickname", ""), False)


def _day(texts, day_first):
    """(the first day that can be read, the texts that are none)."""
    days = [(read_day(text, day_first=day_first), label, text) for label, text in texts]
    return next((day for day, *_text in days if day), None), [(label, text) for day, label, text in days if not day]


def _beginning(row):
    return one_line(", ".join(cell for cell in row.cells if cell.strip()))


def _no_header(text):
    first = next((line for line in map(one_line, text[:BEGINNING].splitlines()) if line), "")
    words = _(
        "This file begins with “%(found)s”. We looked for a line with the column names, as in LinkedIn's "
        "Connections.csv: %(expected)s. First Name or Last Name has to be one of them. Please choose that file."
    )
    return Unreadable(words, found=first[:80] + ("…" if len(first) > 80 else ""), expected=EXPECTED)
