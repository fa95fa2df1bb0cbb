"""The page of an import: who is shown, what will be made of each, and what came of the columns and lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, Q, When
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.utils.translation import ngettext as n_

from coaching.desk.bring_in.choosing import unknown_zones
from coaching.desk.bring_in.models import ClientImport, ClientImportRow
from coaching.desk.bring_in.odd import Odd, left_words, words_of
from coaching.practice.zone_field import zone_widget
from coaching.practice.zones import place_time
from coaching.tables.report import Why

PER_PAGE = 100
MOST_LINES = 50
WHY = {
    Why.COLUMN_NAMES: gettext_lazy("The names of the columns once more, so it is left out."),
    Why.OTHER_COLUMNS: gettext_lazy(
        "These are names of columns, in another order than those of the file. Please check the lines after it, or save that "
        "table as a file of its own."
    ),
    Why.TOTAL: gettext_lazy("It looks like a sum, so it is left out."),
    Why.ABOVE: gettext_lazy("It is above the names of the columns, so it is left out."),
    Why.QUOTATION_MARK: gettext_lazy("A quotation mark is missing or too many. Please check it."),
    Why.FEWER_CELLS: gettext_lazy("It has fewer cells than the other lines, so it may be part of one. Please check it."),
    Why.MORE_CELLS: gettext_lazy(
        "It has more cells than there are columns, so they may be shifted. The last ones go into a private note."
    ),
}


@dataclass(frozen=True)
class Shown:
    """A row as the page shows it."""

    row: ClientImportRow
    makes: list[str]
    odd: list[str]
    lines: str
    zone: str


class Preview:
    """One import that waits for its coach to choose: whoever has something odd first, the others as in the file."""

    def __init__(self, client_import: ClientImport, number: str | None) -> None:
        self.client_import = client_import
        odd_first = client_import.rows.select_related("known").order_by(Case(When(odd=[], then=1), default=0), "number")
        self.page: Page = Paginator(odd_first, PER_PAGE).get_page(number)

    @property
    def shown(self) -> list[Shown]:
        return [
            Shown(row, list(makes(row)), words_of(row.odd, noted=bool(row.more) or not row.known), lines_of(row), zone_of(row))
            for row in self.page
        ]

    @cached_property
    def counts(self) -> dict[str, int]:
        """{"everyone", "possible", "ticked", "known", "odd", "nobody"}, in two queries: `nobody` are sessions of
        people who are nowhere else, of whom `everyone` and `odd` don't tell."""
        kinds = {
            "possible": Q(is_possible=True),
            "ticked": Q(is_possible=True, ticked=True),
            "known": Q(known__isnull=False),
            "odd": ~Q(odd=[]),
        }
        counts = {name: Count("pk", filter=which) for name, which in kinds.items()}
        found = self.client_import.rows.aggregate(everyone=Count("pk"), **counts)
        rows = self.client_import.rows.filter(is_possible=False, known=None).values_list("odd", "lines")
        nobody = [len(lines) for odd, lines in rows if any(code == Odd.UNKNOWN_SESSION for code, _text in odd)]
        people = {name: found[name] - len(nobody) for name in ("everyone", "odd")}
        return found | people | {"nobody": sum(nobody)}

    @property
    def zones(self) -> list[dict[str, Any]]:
        """What is written as a zone and isn't known, each with the choice of what it means."""
        unknown = unknown_zones(self.client_import)
        return [{**each, "widget": zone_widget("", name=f"zone_{number}")} for number, each in enumerate(unknown)]

    @cached_property
    def _tables(self) -> list[tuple[str, dict[str, Any]]]:
        return self.client_import.report.get("tables", [])

    @property
    def nameless(self) -> list[str]:
        """The sheets that have no line with names of columns."""
        return [title for title, names in self._skipped if not names]

    @property
    def whose_missing(self) -> list[tuple[str, str]]:
        """[(sheet, the names of its columns)] of those of which no column says whose the lines are."""
        return [(title, ", ".join(names)) for title, names in self._skipped if names]

    @property
    def _skipped(self) -> list[tuple[str, list[str]]]:
        """As `isolated.lines_in` says; an import that was read earlier has the sheets alone."""
        skipped = self.client_import.report.get("skipped", [])
        return [(each, []) if isinstance(each, str) else tuple(each) for each in skipped]

    @property
    def unused(self) -> list[str]:
        """The columns with something in them that nothing is taken from."""
        return [name for _sheet, report in self._tables for name in report["unused"]]

    @property
    def lines(self) -> list[tuple[str, str, str]]:
        """[(which line, why it wants a look, how it begins)]."""
        named = [
            (_place(sheet, line), str(WHY[Why(why)]), text)
            for sheet, report in self._tables
            for line, why, text in sorted(report["lines"])
            if Why(why) in WHY
        ]
        return named[:MOST_LINES]

    @property
    def more_lines(self) -> int:
        return max(sum(report["count"] for _sheet, report in self._tables) - len(self.lines), 0)


def makes(row: ClientImportRow) -> Iterator[str]:
    """What an import would make of someone, in words."""
    if not row.is_possible:
        yield _("Already on your list") if row.known else _("Nothing")
        return
    if row.known is None:
        yield _("A client")
    if row.left:
        yield left_words(row)
    if row.remark:
        yield _("a remark: “%(text)s”") % {"text": row.remark}
    if row.sessions:
        yield n_("%(count)d past session", "%(count)d past sessions", len(row.sessions)) % {"count": len(row.sessions)}
    if row.more:
        yield _("a private note")


def zone_of(row: ClientImportRow) -> str:
    """The zone as the file writes it, and as it was understood where that is another word."""
    if not row.zone or row.zone_text in {"", row.zone}:
        return row.zone
    understood = place_time(row.zone, timezone.now()) if row.zone.startswith("Etc/") else row.zone
    return understood if row.zone_text == understood else f"“{row.zone_text}”: {understood}"


def lines_of(row: ClientImportRow) -> str:
    """The lines of the file, the first of many: “3”, “Sessions 4, 5, 6 …”."""
    places = [_place(sheet, line) for sheet, line in row.lines]
    return ", ".join(places[:4]) + ("…" if len(places) > 4 else "")


def _place(sheet: str, line: int) -> str:
    return f"{sheet} {line}" if sheet else str(line)
