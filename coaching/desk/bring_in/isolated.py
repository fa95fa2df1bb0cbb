"""Who and which past sessions are in a coach's file, for `coaching.jobs.isolation` to run. No Django app."""

import re
from dataclasses import asdict, dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

from coaching.jobs.sentences import marked as _
from coaching.practice import times_of_day
from coaching.practice.text import one_line
from coaching.tables.cells import turned
from coaching.tables.column_names import vocabulary
from coaching.tables.columns import Columns, find_header
from coaching.tables.days import day_comes_first, read_day
from coaching.tables.delimited import Row
from coaching.tables.letters import letters
from coaching.tables.recognizing import is_zip, what_it_is
from coaching.tables.report import Report
from coaching.tables.table import Table, beginning, find_table, first_line, texts_of
from coaching.tables.unreadable import Unreadable
from coaching.tables.workbooks import is_workbook, sheets

COLUMNS = Path(__file__).with_name("columns.toml")
VARIED = frozenset({"zone", "left", "remark"})
WANTED = frozenset({"name", "full", "reversed", "first", "last", "whose", "email"})
BEHIND, NO_NUMBER = re.compile(rf"[\s,t]({times_of_day.PATTERN})$"), re.compile("[a-z:]")
PLAIN = ("zone", "left", "until", "remark", "session_at", "minutes", "hours", "paid", "pro_bono", "session_type")
EXPECTED = "Name, Email, Time zone, Phone, Sessions left, Until, Remark"


@dataclass
class Line:
    """One line as the file has it: texts, none of them checked. `said` are those of one kind each, `more` what is in a
    second column of that kind, with the column's name. `day` and `until_day` are ISO dates where there are any."""

    sheet: str
    line: int
    name: str = ""
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    more: list[list[str]] = field(default_factory=list)
    session: str = ""
    day: str = ""
    until_day: str = ""
    begins: str = ""


def lines_in(data: bytes, *, largest: int, most: int) -> dict[str, Any]:
    """JSON-ready: `lines` (the fields of each Line) and `reports` [[sheet, report]] of columns and lines; `skipped` are [sheet,
    names of its columns], of which none says whose the lines are, or without any names.

    Or the `sentence` and `values` of why nothing can be read. `largest` in bytes holds for what comes out of a file from Excel,
    `most` for the lines of a table.
    """
    try:
        found = [(title, text, *_lines(title, text, letter, most)) for title, text, letter in _texts(data, largest, most)]
        tables = [(title, lines, report) for title, _text, lines, report in found if lines is not None]
        skipped = [(title, text, _names(text)) for title, text, lines, _report in found if lines is None]
        _refuse(tables, skipped, most)
    except Unreadable as error:
        return {"sentence": error.sentence, "values": error.values}
    return {
        "lines": [asdict(line) for _title, lines, _report in tables for line in lines],
        "reports": [[title, report.as_json()] for title, _lines, report in tables],
        "skipped": [[title, names] for title, _text, names in skipped],
    }


def _texts(data: bytes, largest: int, most: int) -> list[tuple[str, str, str]]:
    """[(sheet, text, the encoding if it had to be guessed)]."""
    if not data.strip():
        raise Unreadable(_("This file is empty. Please choose another one."))
    if is_zip(data) and is_workbook(data):
        return [(title, text, "") for title, text in sheets(data, largest=largest, most=most + 50)]
    if kind := _("a ZIP, or a file of another program") if is_zip(data) else what_it_is(data):
        raise Unreadable(_("This is %(kind)s. We read tables from Excel (.xlsx) and tables saved as CSV."), kind=kind)
    return [("", *letters(data))]


def _refuse(tables: list[Any], skipped: list[tuple[str, str, list[str]]], most: int) -> None:
    if not tables:
        _refuse_unnamed(skipped)
    if not any(lines for _title, lines, _report in tables):
        raise Unreadable(_("We can read the file, but there is nobody in it. Did you choose the right one?"))
    if any(len(lines) > most for _title, lines, _report in tables):
        raise Unreadable(_("There are more than %(count)s lines in this file. Please split it."), count=f"{most:,}")


def _refuse_unnamed(skipped: list[tuple[str, str, list[str]]]) -> None:
    """Says what is missing: the column that says whose the lines are, or the names of all columns."""
    if seen := next((names for _title, _text, names in skipped if names), None):
        words = _(
            "This file has these columns: %(found)s. None of them says whose the lines are. Please name one of them Name, Client "
            "or Email, and choose the file again."
        )
        raise Unreadable(words, found=", ".join(seen)[:200])
    begins = next((first_line(text) for _title, text, _names in skipped), "")
    words = _(
        "This file begins with “%(found)s”. We looked for a line with the names of the columns, such as: %(expected)s. "
        "Please write them into the first line, and choose the file again."
    )
    raise Unreadable(words, found=begins[:80], expected=EXPECTED)


def _names(text: str) -> list[str]:
    """The names of the columns of a table in which none says whose the lines are; none where fewer than two are known."""
    known = vocabulary(COLUMNS, varied=VARIED)
    header = find_header(list(StringIO(text, newline=None)), known, frozenset(known.known))
    columns = header[2] if header else None
    return [name for name in columns.names if name] if columns and len(columns.used) > 1 else []


def _lines(title: str, text: str, letter: str, most: int) -> tuple[list[Line] | None, Report]:
    """The lines of a table, or None where no line names its columns; and what came of them."""
    report = Report(letters=letter)
    table = find_table(text, vocabulary(COLUMNS, varied=VARIED), most + 1, report, WANTED)
    if table is None:
        return None, report
    first = {what: _day_first(table, what) for what in ("session_on", "until")}
    return [_line(title, row, table.columns, first) for row in table.rows], report


def _day_first(table: Table, what: str) -> bool:
    return day_comes_first(text for row in table.rows for _label, text in texts_of(row.cells, table.columns, what))


def _line(title: str, row: Row, columns: Columns, day_first: dict[str, bool]) -> Line:
    texts = {what: texts_of(row.cells, columns, what) for what in columns.places}
    line = Line(title, row.line, _name(texts), begins=beginning(row)[:60])
    whose = [text for _label, text in texts.get("whose", [])]
    line.emails = [text for _label, text in texts.get("email", [])] or [text for text in whose if "@" in text]
    line.phones = [text for _label, text in texts.get("phone", [])]
    for what in PLAIN:
        for number, (label, text) in enumerate(texts.get(what, [])):
            if number:
                line.more.append([label, one_line(text)])
            else:
                line.said[what] = one_line(text)
    line.more += [[label, one_line(text)] for label, text in texts.get("title", [])]
    line.more += [["", cell] for cell in map(one_line, row.cells[len(columns.names) :]) if cell]
    line.session = next((one_line(text) for _label, text in texts.get("session_on", [])), "")
    line.day, line.until_day = _day(line.session, day_first["session_on"]), _day(line.said.get("until", ""), day_first["until"])
    line.said.setdefault("session_at", _clock(line.session))
    if line.session and not line.name and line.emails and "@" not in line.emails[0]:
        line.name, line.emails = one_line(line.emails[0]), []  # a session may be told by whom it was with
    return line


def _name(texts: dict[str, list[tuple[str, str]]]) -> str:
    there = {what: one_line(found[0][1]) for what, found in texts.items() if found}
    parts = [there.get("first", ""), there.get("between", ""), there.get("last", "")]
    whose = there.get("whose", "") if "@" not in there.get("whose", "") else ""
    whole = there.get("full", "") or turned(there.get("reversed", "")) or whose
    return one_line(" ".join(parts) if parts[0] and parts[2] or not whole else whole)


def _day(text: str, day_first: bool) -> str:
    found = read_day(text, day_first=day_first) if text else None
    return found.isoformat() if found else ""


def _clock(text: str) -> str:
    """The time behind a date, if there is one: of “Sept. 14, 2026, 9 a.m.” the last two words."""
    found = BEHIND.search(times_of_day.clean(text))
    if found and NO_NUMBER.search(found[1]):
        return found[1]
    return text.partition(" ")[2] if ":" in text else ""
