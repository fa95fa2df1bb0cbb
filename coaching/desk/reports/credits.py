"""Sessions that are owed: paid for and not held yet."""

from datetime import date

from django.utils.translation import gettext as _

from coaching.desk.reports.charts import chart
from coaching.desk.reports.report import Answer, Asked
from coaching.desk.reports.tables import Column, Row, Table, sums
from coaching.payments.account.owed import Owed, owed, owed_by_month
from coaching.people.models import Client


def answer(asked: Asked) -> Answer:
    """What is owed now, by client, and at the end of each month."""
    found = owed(asked.clients, asked.now)
    clients = {client.pk: client for client in Client.objects.filter(pk__in=found).order_by("name", "pk")}
    ordered = sorted(clients.values(), key=lambda client: -found[client.pk].count)
    rows = [Row(_numbers(client, found[client.pk]), client.get_absolute_url()) for client in ordered]
    total = sum(each.count for each in found.values())
    months = _months(asked, total)
    by_month = Table(
        _("At the end of each month"),
        [Column(_("Month"), is_month=True), Column(_("Owed"), is_number=True)],
        [Row(list(each)) for each in reversed(months)],
    )
    _name, *summed, _until = sums(rows, "", 6)
    table = Table(_("Today, by client"), _columns(), rows, [_("Total"), *summed[:5], ""] if rows else [])
    return Answer(
        chart(_("Sessions owed at the end of each month"), [_("owed")], [(month, (count,)) for month, count in months]),
        [table],
        table,
        _("Nothing is owed: every session that was paid for was held."),
        details=[by_month],
        notes=[
            _("Owed is what was paid for and not held: free to book, booked or not marked yet, on hold. What was given is apart.")
        ],
    )


def _columns() -> list[Column]:
    titles = (_("Owed"), _("Free to book"), _("Booked"), _("On hold"), _("Given, not held"))
    return [Column(_("Client")), *(Column(title, is_number=True) for title in titles), Column(_("Ends first on"))]


def _numbers(client: Client, each: Owed) -> list[object]:
    return [client.name, each.count, each.free, each.booked, each.on_hold, each.given, each.until or ""]


def _months(asked: Asked, total: int) -> list[tuple[date, int]]:
    """(first day of a month, owed at its end), from the first in which anything was; none after the running one."""
    last = min(asked.period.last, asked.day).replace(day=1)
    period = asked.period.months(asked.period.first.replace(day=1), last) if asked.period.first <= last else []
    counts = owed_by_month(asked.clients, period, total, asked.zone)
    begun = next((index for index, month in enumerate(period) if counts[month]), len(period))
    return [(month, max(counts[month], 0)) for month in period[begun:]]
