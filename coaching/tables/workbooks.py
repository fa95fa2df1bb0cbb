"""The sheets of a file from Excel (.xlsx), each as the text of a table: one reader is enough for all tables. No Django app."""

import csv
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO, StringIO
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from coaching.jobs.sentences import marked as _
from coaching.practice.text import one_line
from coaching.tables.unreadable import Unreadable

PART = "xl/workbook.xml"
MOST_PARTS = 500
MOST_SHEETS = 20
MOST_COLUMNS = 200
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    ParseError,
    NotImplementedError,
    EOFError,
    OSError,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
)


def is_workbook(data: bytes) -> bool:
    """Whether the bytes of a ZIP are a file from Excel."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return PART in archive.namelist()
    except BROKEN:
        return False


def sheets(data: bytes, *, largest: int, most: int) -> list[tuple[str, str]]:
    """[(a sheet's name, its first `most` rows as CSV)] of those with anything in them; a line of the text is a row of the sheet.

    `largest` in bytes holds for what comes out of the file. Raises Unreadable.
    """
    try:
        _refuse_large(data, largest)
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        found = [(one_line(sheet.title), _text(sheet, most)) for sheet in book.worksheets[:MOST_SHEETS]]
    except RuntimeError as error:  # how zipfile speaks of a password
        raise Unreadable(_("This file has a password. Please save it without one and choose it again.")) from error
    except BROKEN as error:
        words = _("This file from Excel is damaged or incomplete. Please open it there, save it again, and choose that file.")
        raise Unreadable(words) from error
    return [(title, text) for title, text in found if text.strip(",\r\n ")]


def _refuse_large(data: bytes, largest: int) -> None:
    """A ZIP can say that less is in it than comes out, but what reads it stops where it said it ends."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > largest:
        raise Unreadable(
            _("This file is larger than %(size)d MB unpacked. Please choose one with fewer rows."), size=largest >> 20
        )


def _text(sheet: Any, most: int) -> str:
    sheet.reset_dimensions()  # what a program wrote about the size of its sheet can be wrong
    out, rows = StringIO(), list(_rows(sheet.iter_rows(max_row=most, max_col=MOST_COLUMNS, values_only=True)))
    width = max(map(len, rows), default=0)
    csv.writer(out).writerows([*row, *[""] * (width - len(row))] for row in rows)
    return out.getvalue()


def _rows(rows: Iterable[tuple[object, ...]]) -> Iterator[list[str]]:
    """The cells of each row up to the last that is filled; a file leaves out what is empty at its end, now here, now there."""
    for row in rows:
        cells = [_cell(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        yield cells


def _cell(value: object) -> str:
    """A value as its sheet shows it, on one line. A day without a time is a day."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else one_line(str(value))
