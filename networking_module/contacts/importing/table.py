"""People from a table with columns: LinkedIn's Connections.csv, the tables of mail programs, a spreadsheet's."""

from pathlib import Path

from coaching.jobs.sentences import marked as _
from coaching.practice.text import one_line
from coaching.tables.cells import turned
from coaching.tables.column_names import vocabulary
from coaching.tables.days import day_comes_first, read_day
from coaching.tables.report import Why
from coaching.tables.table import beginning, find_table, first_line, texts_of
from coaching.tables.unreadable import Unreadable
from networking_module.contacts.importing.person import person
from networking_module.contacts.importing.values import is_form_of_address
from networking_module.contacts.linkedin import full_address, is_linkedin

COLUMNS = Path(__file__).with_name("columns.toml")
VARIED = frozenset({"company", "role"})
EXPECTED = "First Name, Last Name, URL, Email Address, Company, Position, Connected On"
VALUES = ("company", "role", "email", "phone", "profile", "website")
BEYOND = "More"  # what the notes call a cell for which there is no column


def read_table(text, most, report):
    """Up to `most` rows' Person, None for a row without a name; rows without anything are passed over. What came of columns and
    lines goes into the `report`. Raises Unreadable."""
    table = find_table(text, vocabulary(COLUMNS, varied=VARIED), most, report)
    if table is None:
        raise _no_header(text)
    return _people(table.rows, table.columns, report)


def _people(rows, columns, report):
    days = columns.places.get("connected_on", [])[:1]
    day_first = day_comes_first(row.cells[place] for row in rows for place in days if place < len(row.cells))
    people = []
    for row in rows:
        people.append(_person(row.cells, columns, day_first))
        if people[-1] is None:
            report.note(row.line, Why.UNNAMED, beginning(row))
    return people


def _person(cells, columns, day_first):
    there = {what: texts_of(cells, columns, what) for what in columns.places}
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


def _no_header(text):
    first = first_line(text)
    words = _(
        "This file begins with “%(found)s”. We looked for a line with the column names, as in LinkedIn's "
        "Connections.csv: %(expected)s. First Name or Last Name has to be one of them. Please choose that file."
    )
    return Unreadable(words, found=first[:80] + ("…" if len(first) > 80 else ""), expected=EXPECTED)
