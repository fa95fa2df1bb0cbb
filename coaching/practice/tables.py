"""A table as a file for a spreadsheet program: CSV or XLSX."""

import csv
from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

FORMATS = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
STARTS_A_FORMULA = ("=", "+", "-", "@")


def download(name: str, fmt: str, rows: Iterable[Sequence[object]]) -> HttpResponse:
    """`rows` (of texts and numbers, the heading first) as an attachment called `name`.`fmt`."""
    response = HttpResponse(content_type=FORMATS[fmt])
    response["Content-Disposition"] = f'attachment; filename="{name}.{fmt}"'
    rows = ([cell(value) for value in row] for row in rows)
    _csv(response, rows) if fmt == "csv" else _xlsx(response, rows)
    return response


def cell(value: object) -> object:
    """A value that is safe in a spreadsheet.

    A guest can type a formula into a name: with an apostrophe before it, no program computes it.
    Characters that a spreadsheet can't hold are left out.
    """
    if not isinstance(value, str):
        return value
    value = ILLEGAL_CHARACTERS_RE.sub("", value)
    return f"'{value}" if value.lstrip().startswith(STARTS_A_FORMULA) else value


def _csv(response: HttpResponse, rows: Iterable[Sequence[object]]) -> None:
    response.write("\ufeff")  # tells Excel that this is UTF-8
    csv.writer(response).writerows(rows)


def _xlsx(response: HttpResponse, rows: Iterable[Sequence[object]]) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    book.save(response)
