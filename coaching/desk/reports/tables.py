"""A report's tables: the same cells as a page shows them and as a file has them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format

from coaching.practice.lazy_text import StrOrPromise
from coaching.practice.percent import percent


@dataclass(frozen=True)
class Column:
    """A heading. `is_number` puts its cells to the right; `is_month` says that its dates stand for months, `is_share` that its
    numbers are of a hundred. `nothing` says in words what a dash stands for, where there is nothing to count."""

    title: StrOrPromise
    is_number: bool = False
    is_month: bool = False
    is_share: bool = False
    nothing: StrOrPromise = ""

    def shown(self, value: object) -> str:
        """The cell on a page."""
        if value is None:
            return "–"
        if isinstance(value, date):
            return date_format(value, "F Y" if self.is_month else "DATE_FORMAT")
        return percent(value) if self.is_share and isinstance(value, int) else str(value)

    def written(self, value: object) -> object:
        """The cell in a file."""
        if self.is_month and isinstance(value, date):
            return f"{value:%Y-%m}"
        return value if isinstance(value, date | int | float | Decimal) else str("" if value is None else value)


@dataclass(frozen=True)
class Cell:
    """One cell on a page."""

    column: Column
    value: object

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to count: a dash on the page."""
        return self.value is None

    @property
    def words(self) -> str:
        return self.column.shown(self.value)


@dataclass(frozen=True)
class Row:
    """A line; its first cell leads to `url`, if there is one."""

    values: Sequence[object]
    url: str = ""


@dataclass(frozen=True)
class Table:
    """A table under a title; `total` is its last line."""

    title: StrOrPromise
    columns: Sequence[Column]
    rows: Sequence[Row]
    total: Sequence[object] = field(default_factory=tuple)

    @property
    def lines(self) -> Iterator[tuple[str, list[Cell]]]:
        """(address of the first cell or "", cells) of each row."""
        return ((row.url, self._cells(row.values)) for row in self.rows)

    @property
    def foot(self) -> list[Cell]:
        return self._cells(self.total) if self.rows else []

    def _cells(self, values: Iterable[object]) -> list[Cell]:
        return [Cell(column, value) for column, value in zip(self.columns, values, strict=True)] if values else []

    def file(self) -> Iterator[list[object]]:
        """The heading and the rows; what a spreadsheet can add up by itself is not in it."""
        yield [str(column.title) for column in self.columns]
        for row in self.rows:
            yield [column.written(value) for column, value in zip(self.columns, row.values, strict=True)]


def sums(rows: Sequence[Row], first: object, count: int) -> list[object]:
    """`first`, then the sums of the last `count` columns."""
    columns = list(zip(*(row.values for row in rows), strict=True))[-count:] if rows else [[0]] * count
    return [first, *(sum(value for value in column if isinstance(value, int | Decimal)) for column in columns)]
