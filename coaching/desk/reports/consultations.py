"""First calls that became clients, by the page that brought them and by month."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from coaching.desk.reports.charts import chart
from coaching.desk.reports.report import Answer, Asked
from coaching.desk.reports.tables import Column, Row, Table, sums
from coaching.pipeline.sources import Calls, consultations, summed
from coaching.practice.page_names import names_of


def answer(asked: Asked) -> Answer:
    """The report, by the practice's calendar."""
    found = _named(consultations(asked.clients, asked.period.first, asked.period.last, asked.zone, asked.now))
    known = {each.month: each for each in summed(replace(each, source="") for each in found)}
    months = [known.get(month, Calls(month, "")) for month in asked.period.months(*known)]
    by_page = summed(replace(each, month=asked.period.first) for each in found)
    by_page.sort(key=lambda each: (-each.clients, -each.booked, each.source))
    by_month = [Row([each.month, *_numbers(each)]) for each in reversed(months)]
    return Answer(
        chart(
            _("First calls, and how many became clients"),
            [_("became clients"), _("did not, or not yet")],
            [(each.month, (each.clients, each.booked - each.clients)) for each in months],
        ),
        [
            _table(_("By page"), Column(_("Page that brought them")), [Row([_page(each), *_numbers(each)]) for each in by_page]),
            _table(_("By month"), Column(_("Month"), is_month=True), by_month),
        ],
        _file(found),
        _("No first call in these days. Each page that brought one has a line here."),
        notes=[_("Each person counts once, in the month of the latest call that was not canceled.")],
    )


def _named(found: list[Calls]) -> list[Calls]:
    """With what their page is called instead of its path, so that one that was renamed is one."""
    pages = names_of({each.source for each in found})
    gone = {path: _("A page that is gone (%(path)s)") % {"path": path} for path, name in pages.items() if path == name}
    return summed(replace(each, source=(pages | gone).get(each.source, "")) for each in found)


def _numbers(calls: Calls) -> list[object]:
    return [calls.booked, calls.held, calls.offered, calls.clients, _share(calls.clients, calls.booked)]


def _share(clients: object, booked: object) -> int | None:
    return round(100 * clients / booked) if isinstance(clients, int) and isinstance(booked, int) and booked else None


def _page(calls: Calls) -> str:
    return calls.source or _("Not known")


def _table(title: str, first: Column, rows: list[Row]) -> Table:
    counts = (_("Booked"), _("Held"), _("Offered"), _("Became clients"))
    share = Column(_("Share"), is_number=True, is_share=True, nothing=_("no call"))
    columns = [first, *(Column(count, is_number=True) for count in counts), share]
    total = sums(rows, _("Total"), 5)
    return Table(title, columns, rows, [*total[:-1], _share(total[4], total[1])])


def _file(found: Iterable[Calls]) -> Table:
    titles = (_("Booked"), _("Held"), _("Offered"), _("Became clients"))
    columns = [Column(_("Month"), is_month=True), Column(_("Page that brought them")), *(Column(title) for title in titles)]
    rows = [Row([each.month, each.source, each.booked, each.held, each.offered, each.clients]) for each in found]
    return Table("", columns, rows)
