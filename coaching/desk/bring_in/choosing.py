"""What happens before anything is made: the file is kept as rows, ticks and zones are chosen, or it is forgotten."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from coaching.desk.bring_in.gathering import Gathering
from coaching.desk.bring_in.models import ClientImport, ClientImportRow
from coaching.desk.bring_in.odd import Odd
from coaching.desk.bring_in.reading import Found
from coaching.people.models import Coach
from coaching.practice.zones import is_zone

KEPT_FOR = timedelta(days=2)
MOST_PEOPLE = 1_500  # of one file: all of them are made, or taken back, while the coach waits
State = ClientImport.State


class TooMany(Exception):
    """There are more people in the file than can be made at once."""

    def __init__(self, count: int) -> None:
        words = _("There are %(count)s people in this file, and at most %(most)s can be imported at once. Please split it.")
        super().__init__(words % {"count": f"{count:,}", "most": f"{MOST_PEOPLE:,}"})


@transaction.atomic
def take_in(*, coach: Coach, by: User, found: Found, now: datetime) -> ClientImport:
    """Keeps what was read until the coach has chosen. Nothing is made. Raises TooMany."""
    report = {"tables": found.reports, "skipped": found.skipped}
    made = ClientImport.objects.create(coach=coach, by=by, report=report, created_at=now)
    rows = Gathering(coach, now).rows(found.lines)
    if len(rows) > MOST_PEOPLE:
        raise TooMany(len(rows))
    for row in rows:
        row.client_import = made
    ClientImportRow.objects.bulk_create(rows, batch_size=500)
    return made


def unknown_zones(client_import: ClientImport) -> list[dict[str, Any]]:
    """[{text, count}] of what is written as a zone and none is known for, in the order of the alphabet."""
    counts: dict[str, int] = {}
    for row in waiting_for_zone(client_import):
        counts[row.zone_text] = counts.get(row.zone_text, 0) + 1
    return [{"text": text, "count": count} for text, count in sorted(counts.items())]


def waiting_for_zone(client_import: ClientImport) -> QuerySet[ClientImportRow]:
    return client_import.rows.possible().filter(zone="", known=None).exclude(zone_text="")


@transaction.atomic
def choose(
    *, client_import: ClientImport, shown: Collection[int], ticked: Collection[int], zones: Mapping[str, str] | None = None
) -> None:
    """Keeps the ticks of one page (numbers of rows `shown` and `ticked`) and what unknown `zones` mean ({text: IANA name})."""
    locked = ClientImport.objects.select_for_update().get(pk=client_import.pk)
    if locked.state != State.CHOOSING:
        return
    rows = client_import.rows.possible().filter(number__in=shown)
    rows.filter(number__in=ticked).update(ticked=True)
    rows.exclude(number__in=ticked).update(ticked=False)
    for text, zone in (zones or {}).items():
        if is_zone(zone):
            _say_zone(client_import, text, zone)


def _say_zone(client_import: ClientImport, text: str, zone: str) -> None:
    for row in waiting_for_zone(client_import).filter(zone_text=text):
        row.zone = zone
        row.odd = [each for each in row.odd if each[0] != Odd.UNKNOWN_ZONE]
        row.save(update_fields=["zone", "odd"])


def tick_all(*, client_import: ClientImport, ticked: bool) -> None:
    """Ticks everyone who can be imported, or nobody."""
    client_import.rows.possible().update(ticked=ticked)


@transaction.atomic
def stop(*, client_import: ClientImport, now: datetime) -> bool:
    """Forgets what was read, unless it was imported. Returns whether it did."""
    waiting = ClientImport.objects.filter(pk=client_import.pk, state=State.CHOOSING)
    stopped = bool(waiting.update(state=State.STOPPED, finished_at=now, report={}))
    if stopped:
        client_import.rows.all().delete()
    return stopped


def tidy(now: datetime) -> int:
    """Forgets files that nobody has chosen from for two days. Returns how many."""
    old = ClientImport.objects.filter(state=State.CHOOSING, created_at__lt=now - KEPT_FOR)
    return sum(stop(client_import=each, now=now) for each in old)
