"""A table as a file for a spreadsheet program: CSV or XLSX."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from typing import Any

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

FORMATS = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
STARTS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # a spreadsheet in Japanese computes the wide ones, too
NARROWEST, WIDEST = 8, 60  # columns of an XLSX, in letters
MEASURED = 500  # rows that tell how wide
DAY, MINUTE = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
HEADING = Font(bold=True), PatternFill("solid", start_color="E8E4DA"), Alignment(vertical="top", wrap_text=True)


@dataclass(frozen=True)
class Amount:
    """Money in the currency's main unit, with as many decimals as the currency has."""

    value: Decimal
    currency: str

    @property
    def number_format(self) -> str:
        """As a spreadsheet shows it: `[$USD] #,##0.00`, `[$JPY] #,##0`."""
        decimals = max(-int(self.value.as_tuple().exponent), 0)
        return f"[${self.currency}] #,##0{'.' if decimals else ''}{'0' * decimals}"


def without(title: str, rows: Iterable[Sequence[object]]) -> Iterator[list[object]]:
    """The rows (the heading first) without the column of that title."""
    place = None
    for row in rows:
        place = list(row).index(title) if place is None else place
        yield [*row[:place], *row[place + 1 :]]


def download(name: str, fmt: str, rows: Iterable[Sequence[object]]) -> HttpResponse:
    """`rows` (of texts, numbers, dates, moments and Amounts, the heading first) as an attachment called `name`.`fmt`.

    An XLSX has the name on its tab.
    A moment (aware) is written by the clock of the zone that it comes in, to the minute.
    """
    response = HttpResponse(content_type=FORMATS[fmt])
    response["Content-Disposition"] = f'attachment; filename="{name}.{fmt}"'
    if fmt == "csv":
        _csv(response, ([cell(value) for value in row] for row in rows))
    else:
        write_workbook(response, [(name.capitalize(), rows)])
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
    csv.writer(response).writerows([_written(value) for value in row] for row in rows)


def _plain(value: object) -> object:
    """As a spreadsheet takes it, which knows no zones."""
    if isinstance(value, datetime):
        return value.replace(second=0, microsecond=0, tzinfo=None)
    return value.value if isinstance(value, Amount) else value


def _written(value: object) -> object:
    return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else _plain(value)


def write_workbook(out: Any, sheets: Iterable[tuple[str, Iterable[Sequence[object]]]]) -> None:
    """Writes the `sheets` (a title and rows as `download` takes them) into a file as XLSX, row by row: no sheet is ever whole in
    memory."""
    book = Workbook(write_only=True)
    for title, rows in sheets:
        _sheet(book.create_sheet(title), ([cell(value) for value in row] for row in rows))
    book.save(out)


def _sheet(sheet: Any, rows: Iterator[list[object]]) -> None:
    """The heading stands out and stays in sight; dates are dates, amounts are numbers, columns as wide as what they hold."""
    first = list(islice(rows, MEASURED))
    for index, width in enumerate(_widths(first), 1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.freeze_panes = "A2"
    count = 0
    for count, row in enumerate(chain(first, rows), 1):
        sheet.append([_styled(sheet, value, is_heading=count == 1) for value in row])
    if count > 1:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(first[0]))}{count}"


def _widths(rows: list[list[object]]) -> list[int]:
    longest = [max(len(_shown(value)) for value in column) for column in zip(*rows, strict=True)]
    return [min(max(length + 2, NARROWEST), WIDEST) for length in longest]


def _shown(value: object) -> str:
    return f"{value.currency} {value.value:,}" if isinstance(value, Amount) else str(_written(value))


def _styled(sheet: Any, value: object, *, is_heading: bool) -> Any:
    found = WriteOnlyCell(sheet, _plain(value))
    if is_heading:
        found.font, found.fill, found.alignment = HEADING
    elif isinstance(value, Amount):
        found.number_format = value.number_format
    elif isinstance(value, datetime):
        found.number_format = MINUTE
    elif isinstance(value, date):
        found.number_format = DAY
    return found
