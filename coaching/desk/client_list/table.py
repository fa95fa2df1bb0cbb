"""The list of clients as rows of a file."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from coaching.desk.overview import Row, overview
from coaching.payments.bookkeeping.modes import titled
from coaching.payments.money import as_decimal
from coaching.people.models import Client
from coaching.practice.tables import Amount

CHUNK = 500


def table(found: Iterable[Client], now: datetime, zone: str) -> Iterator[list[object]]:
    """The heading, then a row a client (as `overview.listed` gives them); times are of the IANA `zone`, days the client's. What
    was paid has a column for each currency."""
    clients = list(found)
    chunks = (clients[start : start + CHUNK] for start in range(0, len(clients), CHUNK))
    rows = [row for chunk in chunks for row in overview(chunk, now)]
    currencies = sorted({(is_test, currency) for row in rows for _amount, currency, is_test in row.received})
    yield _heading(currencies)
    yield from (_line(row, currencies, zone) for row in rows)


def _heading(currencies: list[tuple[bool, str]]) -> list[object]:
    return [
        _("Name"),
        _("Email"),
        _("Phone"),
        _("Time zone"),
        _("Stage"),
        _("Last session"),
        _("Next session"),
        _("Left"),
        _("Until"),
        *([_("Paid, %(currency)s") % {"currency": titled(each, is_test=test)} for test, each in currencies] or [_("Paid")]),
        _("Waits for you"),
        _("Last active"),
        _("Remark"),
        _("Coach"),
    ]


def _line(row: Row, currencies: list[tuple[bool, str]], zone: str) -> list[object]:
    client = row.client
    paid = {(test, currency): Amount(as_decimal(amount, currency), currency) for amount, currency, test in row.received}
    return [
        client.name,
        client.email,
        client.phone,
        client.timezone,
        row.stage,
        _moment(client.last_session, zone),
        _moment(client.next_session, zone),
        row.sessions_left.count,
        row.sessions_left.until or "",
        *([paid.get(each, "") for each in currencies] or [""]),
        "; ".join(str(each.reason) for each in row.reasons),
        _moment(client.last_active_at, zone),
        row.remark.text,
        client.coach.name,
    ]


def _moment(at: datetime | None, zone: str) -> datetime | str:
    return at.astimezone(ZoneInfo(zone)) if at else ""
