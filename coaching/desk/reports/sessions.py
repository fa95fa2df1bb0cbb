"""Sessions held and missed, month by month."""

from django.utils.translation import gettext as _

from coaching.booking import counts
from coaching.desk.reports.charts import chart
from coaching.desk.reports.report import Answer, Asked
from coaching.desk.reports.tables import Column, Row, Table, sums


def answer(asked: Asked) -> Answer:
    """The report, by the practice's calendar."""
    found = counts.by_month(asked.clients, asked.period.first, asked.period.last, asked.zone, asked.now)
    known = {each.month: each for each in found}
    months = [known.get(month, counts.Sessions(month)) for month in asked.period.months(*known)]
    rows = [Row([each.month, each.held, each.missed, each.canceled, each.unmarked]) for each in reversed(months)]
    numbers = [Column(title, is_number=True) for title in (_("Held"), _("Missed"), _("Canceled"), _("Not marked yet"))]
    table = Table(_("By month"), [Column(_("Month"), is_month=True), *numbers], rows, sums(rows, _("Total"), 4))
    return Answer(
        chart(
            _("Sessions held and missed"), [_("held"), _("missed")], [(each.month, (each.held, each.missed)) for each in months]
        ),
        [table],
        table,
        _("No session in these days. Each month that had one is a line here."),
        notes=[_("First calls are not among them. A session counts in the month in which it began, by the practice's calendar.")],
    )
