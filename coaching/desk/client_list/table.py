"""The list of clients as rows of a file."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from coaching.desk.overview import Row, overview
from coaching.people.models import Client

CHUNK = 500


def table(found: QuerySet[Client], now: datetime, zone: str) -> Iterator[list[object]]:
    """The heading, then a row a client (as `overview.listed` gives them); times are of the IANA `zone`, days the client's."""
    yield [
        _("Name"),
        _("Email"),
        _("Phone"),
        _("Time zone"),
        _("Stage"),
        _("Last session"),
        _("Next session"),
        _("Left"),
        _("Until"),
        _("Paid"),
        _("Waits for you"),
        _("Last active"),
        _("Remark"),
        _("Coach"),
    ]
    clients = list(found)
    for start in range(0, len(clients), CHUNK):
        for row in overview(clients[start : start + CHUNK], now):
            yield _line(row, zone)


def _line(row: Row, zone: str) -> list[object]:
    client = row.client
    return [
        client.name,
        client.email,
        client.phone,
        client.timezone,
        str(client.get_stage_display()),
        _moment(client.last_session, zone),
        _moment(client.next_session, zone),
        row.sessions_left.count,
        client.left_until.isoformat() if client.left_until else "",
        ", ".join(row.paid),
        "; ".join(str(each.reason) for each in row.reasons),
        _moment(client.last_active_at, zone),
        row.remark.text,
        client.coach.name,
    ]


def _moment(at: datetime | None, zone: str) -> str:
    return f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" if at else ""
