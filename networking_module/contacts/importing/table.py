"""People from a table with columns, first of all LinkedIn's Connections.csv. The header is found, not assumed."""

import csv
from io import StringIO
from itertools import islice

from coaching.jobs.sentences import marked as _
from networking_module.contacts.importing.days import day_comes_first, read_day
from networking_module.contacts.importing.person import person
from networking_module.contacts.importing.unreadable import Unreadable
from networking_module.contacts.names import one_line

EXPECTED = "First Name, Last Name, URL, Email Address, Company, Position, Connected On"
# LinkedIn's name of a column first, then those of Outlook and Google.
COLUMNS = {
    "first": {"first name"},
    "last": {"last name"},
    "profile": {"url", "profile url"},
    "email": {"email address", "e-mail address", "email", "e-mail 1 - value"},
    "company": {"company", "organization name"},
    "role": {"position", "job title", "organization title"},
    "phone": {"phone", "mobile phone", "phone 1 - value"},
    "connected_on": {"connected on"},
}
NAMES = {"first", "last"}
LOOK_FOR_HEADER = 30
BEGINNING = 20_000  # letters in which the header has to come


def read_table(text, most):
    """Up to `most` rows' Person, None for a row without a name; rows without anything are passed over. Raises Unreadable."""
    delimiter, header = _find_header(text)
    try:
        rows = _rows(text, delimiter)
        columns = _columns(next(islice(rows, header, None)))
        cells = [_cells(row, columns) for row in islice(filter(_has_something, rows), most)]
    except csv.Error as error:
        raise _never_ends() from error
    day_first = day_comes_first(cell.get("connected_on", "") for cell in cells)
    return [_person(cell, day_first) for cell in cells]


def _find_header(text):
    for delimiter in ",;\t":
        try:
            for number, row in enumerate(islice(_rows(text[:BEGINNING], delimiter), LOOK_FOR_HEADER)):
                if NAMES & set(_columns(row)) and len(row) > 1:
                    return delimiter, number
        except csv.Error:
            continue
    raise _no_header(text)


def _rows(text, delimiter):
    return csv.reader(StringIO(text, newline=None), delimiter=delimiter)


def _has_something(row):
    return any(cell.strip() for cell in row)


def _columns(row):
    """{what we keep: place of its column}; of two alike the first counts."""
    names = [" ".join(cell.split()).casefold() for cell in row]
    return {what: min(map(names.index, found)) for what, known in COLUMNS.items() if (found := known.intersection(names))}


def _cells(row, columns):
    return {what: row[place] for what, place in columns.items() if place < len(row)}


def _person(cells, day_first):
    name = f"{cells.pop('first', '')} {cells.pop('last', '')}"
    connected_on = read_day(cells.pop("connected_on", ""), day_first=day_first)
    return person(name=name, connected_on=connected_on, **cells)


def _no_header(text):
    first = next((line for line in map(one_line, text[:BEGINNING].splitlines()) if line), "")
    words = _(
        "This file begins with “%(found)s”. We looked for a line with the column names, as in LinkedIn's "
        "Connections.csv: %(expected)s. First Name or Last Name has to be one of them. Please choose that file."
    )
    return Unreadable(words, found=first[:80] + ("…" if len(first) > 80 else ""), expected=EXPECTED)


def _never_ends():
    return Unreadable(
        _(
            "A cell in this table never ends: a quotation mark may be missing. Please use Connections.csv as it "
            "came from LinkedIn, not a copy saved by another program."
        )
    )
