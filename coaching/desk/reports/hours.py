"""The log of coaching hours in the columns that a credential asks for."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.coaching_hours.counting import Counted, CountsAs, Line, counted, hours, lines
from coaching.desk.reports.charts import chart
from coaching.desk.reports.report import Answer, Asked
from coaching.desk.reports.tables import Column, Row, Table


def answer(asked: Asked) -> Answer:
    """The log by name, and the hours of each month."""
    found = counted(asked.clients, asked.period.first, asked.period.last, asked.zone)
    log = lines(found)
    minutes = _minutes(found)
    months = [(month, [hours(each) for each in minutes.get(month, (0, 0))]) for month in asked.period.months(*minutes)]
    paid, pro_bono = (hours(sum(each)) for each in zip(*minutes.values(), strict=True)) if minutes else (hours(0), hours(0))
    by_month = Table(
        _("By month"), [Column(_("Month"), is_month=True), *_hours()], [Row([month, *each]) for month, each in reversed(months)]
    )
    table = Table(_("The log"), _columns(), [_row(each) for each in log], [_("Total"), *[""] * 5, paid, pro_bono])
    return Answer(
        chart(_("Coaching hours"), [_("paid"), _("pro bono")], months),
        [table],
        table,
        _("No session was held in these days. Each client has a line here once one was."),
        details=[_by_client(found), by_month],
        notes=_notes(),
    )


def _notes() -> list[str]:
    return [
        _(
            "Only those who agreed are named; the others are one sum. They agree on their page about how we reach them, or you "
            "note the day, client by client."
        ),
        _(
            "Hours have sixty minutes: fifty minutes are 0.83. Sessions that someone paid for are paid, gifts are pro bono, and "
            "first calls do not count, unless you say so session by session."
        ),
    ]


def _by_client(found: Sequence[Counted]) -> Table:
    """Everyone whose sessions are in the log, by name: for the coach, who may name them, and on no file."""
    mine: dict[int, list[Counted]] = {}
    for each in found:
        mine.setdefault(each.booking.client_id, []).append(each)
    rows = sorted((_of_client(sessions) for sessions in mine.values()), key=lambda row: str(row.values[0]).casefold())
    columns = [Column(_("Client")), Column(_("Agreed to be named")), *_hours(), Column(_("Not counted"), is_number=True)]
    return Table(_("Client by client: who is named, and the sessions one by one"), columns, rows)


def _of_client(sessions: Sequence[Counted]) -> Row:
    client = sessions[0].booking.client
    consent = getattr(client, "listing_consent", None)
    paid, pro_bono = (
        sum(each.minutes for each in sessions if each.counts_as == kind) for kind in (CountsAs.PAID, CountsAs.PRO_BONO)
    )
    not_counted = sum(each.counts_as == CountsAs.NOTHING for each in sessions)
    values = [client.name, consent.on if consent else _("no"), hours(paid), hours(pro_bono), not_counted]
    return Row(values, reverse("reports_admin:client_hours", args=[client.pk]))


def _minutes(found: Sequence[Counted]) -> dict[date, list[int]]:
    """{month: [paid, pro bono]} in minutes, for months that have any."""
    months: defaultdict[date, list[int]] = defaultdict(lambda: [0, 0])
    for each in found:
        if each.counts_as != CountsAs.NOTHING:
            months[each.on.replace(day=1)][each.counts_as == CountsAs.PRO_BONO] += each.minutes
    return dict(months)


def _columns() -> list[Column]:
    return [
        Column(_("Client name")),
        Column(_("Contact information")),
        Column(_("Individual or group")),
        Column(_("Number in group"), is_number=True),
        Column(_("Start date")),
        Column(_("End date")),
        *_hours(),
    ]


def _hours() -> list[Column]:
    return [Column(_("Paid hours"), is_number=True), Column(_("Pro bono hours"), is_number=True)]


def _row(line: Line) -> Row:
    counted_hours = [line.first, line.last, line.paid_hours, line.pro_bono_hours]
    if line.client is None:
        words = ngettext("%(count)d client who is not named", "%(count)d clients who are not named", line.clients)
        return Row([words % {"count": line.clients}, "", "", "", *counted_hours])
    contact = ", ".join(filter(None, [line.client.email, line.client.phone]))
    kind = _("Group") if line.people > 1 else _("Individual")
    number = line.people if line.people > 1 else ""
    return Row(
        [line.client.name, contact, kind, number, *counted_hours], reverse("reports_admin:client_hours", args=[line.client.pk])
    )
