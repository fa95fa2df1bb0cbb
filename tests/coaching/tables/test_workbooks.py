from datetime import datetime, time
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from coaching.tables.unreadable import Unreadable
from coaching.tables.workbooks import is_workbook, sheets

LIMITS = {"largest": 10**6, "most": 100}


def book(*rows, title="Clients"):
    made = Workbook()
    made.active.title = title
    for row in rows:
        made.active.append(row)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def test_cells_are_texts_as_their_sheet_shows_them():
    row = ["Nia\nOkafor", 4, 4.0, 1.5, datetime(2026, 9, 14), datetime(2026, 9, 14, 14, 30), time(9, 5), True, None, "a,b"]
    assert sheets(book(row), **LIMITS) == [("Clients", 'Nia Okafor,4,4,1.5,2026-09-14,2026-09-14 14:30,09:05,True,,"a,b"\r\n')]


def test_a_line_of_the_text_is_a_row_of_the_sheet():
    assert sheets(book(["A", "B"], [], ["1", "2"]), **LIMITS)[0][1].splitlines() == ["A,B", ",", "1,2"]


def test_each_row_is_as_wide_as_the_widest():
    assert sheets(book(["Name", "Email"], ["Nia"]), **LIMITS)[0][1].splitlines() == ["Name,Email", "Nia,"]


def test_an_empty_sheet_is_none():
    assert sheets(book(), **LIMITS) == []


def test_what_unpacks_to_more_is_refused():
    with pytest.raises(Unreadable, match="larger than"):
        sheets(book(*(["x" * 1000] for _ in range(100))), largest=1000, most=1000)


def test_a_damaged_file_is_refused():
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    assert is_workbook(out.getvalue())
    with pytest.raises(Unreadable, match="damaged or incomplete"):
        sheets(out.getvalue(), **LIMITS)


def test_another_zip_is_no_workbook():
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "a")
    assert not is_workbook(out.getvalue())
