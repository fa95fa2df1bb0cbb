"""Fifteen minutes: what a client's home and their weekly email have in common. Plain values, read for many clients at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.booking import reads as booking
from coaching.booking.models import Booking
from coaching.client_area.steps import steps_of
from coaching.modules import NextStep
from coaching.payments.account import balance
from coaching.people import module_answers
from coaching.people.activity import WEEKS, ActiveWeeks, active_weeks
from coaching.people.models import Client
from coaching.practice.days import today
from coaching.practice.zones import spoken

AT_ONCE = 3  # one first, two more: fifteen minutes


@dataclass(frozen=True)
class NextSession:
    """The client's next session, in words of their clock, or where to choose a time. `start` is aware."""

    words: str
    label: str
    url: str
    start: datetime | None = None


@dataclass(frozen=True)
class Plan:
    """One client's. `day` is today's date on their calendar, `weeks` are the last twelve, `well` is a sentence on what went well,
    or ""; `ending` are sentences about sessions that end soon."""

    client: Client
    day: date
    steps: list[NextStep]
    weeks: ActiveWeeks
    session: NextSession | None
    left: balance.Left
    well: str

    @property
    def ending(self) -> list[str]:
        return [balance.ends(lot) for lot in self.left.soon(self.day)]


def plans_of(clients: Sequence[Client], now: datetime) -> dict[int, Plan]:
    """{client id: their plan}. The same number of queries for any number of clients."""
    clients = list(clients)
    coming = _first_of_each(booking.coming_of(clients, now))
    steps, weeks = steps_of(clients, now, coming.values()), active_weeks(clients, now, WEEKS)
    left, well = balance.of(clients, now), module_answers.went_well(clients, now)
    return {
        client.pk: Plan(
            client,
            today(now, client.timezone),
            steps[client.pk],
            weeks[client.pk],
            _session(client, coming.get(client.pk), mine := left.get(client.pk, balance.Left())),
            mine,
            well.get(client.pk, ""),
        )
        for client in clients
    }


def _first_of_each(bookings) -> dict[int, Booking]:
    found: dict[int, Booking] = {}
    for each in bookings:
        found.setdefault(each.client_id, each)
    return found


def _session(client: Client, coming: Booking | None, left: balance.Left) -> NextSession | None:
    if coming:
        url = reverse("meetings:session", args=[coming.pk])
        return NextSession(spoken(coming.start, client.timezone, coming.guest_clock24), _("Prepare for it"), url, coming.start)
    if left.count:
        words = ngettext("%(count)d session left", "%(count)d sessions left", left.count) % {"count": left.count}
        return NextSession(words, _("Choose a time"), reverse("payments:sessions"))
    return None
