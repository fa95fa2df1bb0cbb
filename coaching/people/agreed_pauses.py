"""The pauses that a coach decided on with a client (`standing.py`), as days of the client's calendar: breaks like a client's own,
but that they end by a word with the coach."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import ClassVar

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coaching.people.models import Break, Client, StageChange
from coaching.practice.addressing import called
from coaching.practice.days import today
from coaching.practice.reading_once import once

Stage = Client.Stage
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class AgreedPause:
    """A pause, both days in it; without `last_day` until the coach resumes. Read as a `Break` is."""

    coach: str
    first_day: date
    last_day: date | None

    kind: ClassVar[str] = "agreed"
    is_agreed: ClassVar[bool] = True

    def covers(self, day: date) -> bool:
        """Whether `day`, a date in the client's zone, is one of its days."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    @property
    def words(self) -> str:
        """As the coach reads it."""
        if self.last_day is None:
            return _("Paused")
        return _("Paused until %(day)s") % {"day": date_format(self.last_day, "F j, Y")}

    @property
    def own_words(self) -> str:
        """As the client reads it."""
        coach = called(self.coach) or self.coach
        if self.last_day is None:
            return _("You and %(coach)s are pausing for now") % {"coach": coach}
        words = _("You and %(coach)s are pausing until %(day)s")
        return words % {"coach": coach, "day": date_format(self.last_day, "F j")}


Rest = Break | AgreedPause  # what someone is left alone for


def current(clients: Iterable[Client], now: datetime) -> dict[int, AgreedPause]:
    """{client id: the pause they are in today, by their own clock}. One query where one of them is paused, else none."""
    days = {client.pk: today(now, client.timezone) for client in clients if client.stage == Stage.PAUSED}
    found = of_all(days) if days else {}
    return {pk: pauses[0] for pk, pauses in found.items() if pauses[0].covers(days[pk])}


def of_all(clients: Iterable[int]) -> dict[int, list[AgreedPause]]:
    """{client id: their pauses, the latest first}, of these clients (ids). One query, and one for all parts of a page."""
    found = {pk: list(_pauses(changes)) for pk, changes in decisions_of(clients).items()}
    return {pk: pauses for pk, pauses in found.items() if pauses}


def decisions_of(clients: Iterable[int]) -> dict[int, list[StageChange]]:
    """{client id: what was decided about them and stands, the latest first}. Queries as `of_all`."""
    asked = frozenset(clients)
    return once(("decisions", asked), lambda: _decisions(asked))


def _decisions(clients: frozenset[int]) -> dict[int, list[StageChange]]:
    found: defaultdict[int, list[StageChange]] = defaultdict(list)
    for change in StageChange.objects.filter(client__in=clients).standing().select_related("client__coach"):
        found[change.client_id].append(change)
    return found


def _pauses(changes: list[StageChange]) -> Iterator[AgreedPause]:
    """Of one client's decisions, the latest first. One that was taken up on its first day never was."""
    later: list[StageChange | None] = [None, *changes]
    for following, change in pairwise(later):
        if change is None or change.after != Stage.PAUSED:
            continue
        zone = change.client.timezone
        first, last = today(change.at, zone), change.until
        if following:
            before = today(following.at, zone) - A_DAY
            last = min(last, before) if last else before
        if last is None or first <= last:
            yield AgreedPause(change.client.coach.name, first, last)
