"""What a pause or an end means for what is booked and left, and the end itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from coaching.booking import bookings
from coaching.booking.models import Booking
from coaching.payments.account import balance
from coaching.payments.account.lots import locked
from coaching.payments.models import InstalmentPlan
from coaching.people import standing
from coaching.people.models import Client, StageChange
from coaching.practice.days import today


@dataclass(frozen=True)
class Consequence:
    """What a client has at the time of the decision. `plan` is one by which they still pay monthly."""

    client: Client
    booked: list[Booking] = field(default_factory=list)
    left: balance.Left = field(default_factory=balance.Left)
    plan: InstalmentPlan | None = None

    def booked_by(self, until: date | None) -> list[Booking]:
        """What is booked up to that day on the client's calendar; all of it without one."""
        return [each for each in self.booked if until is None or today(each.start, self.client.timezone) <= until]


def consequences(clients: Iterable[Client], now: datetime) -> list[Consequence]:
    """One for each client, in their order. Three queries for any number."""
    clients = list(clients)
    booked: dict[int, list[Booking]] = {}
    for booking in _coming(clients, now):
        booked.setdefault(booking.client_id, []).append(booking)
    running = InstalmentPlan.objects.running().filter(checkout__client__in=clients).annotate(client_pk=F("checkout__client"))
    plans: dict[int, Any] = {plan.client_pk: plan for plan in running}
    left = balance.of(clients, now)
    return [Consequence(each, booked.get(each.pk, []), left.get(each.pk, balance.Left()), plans.get(each.pk)) for each in clients]


@transaction.atomic
def finish(
    *, client: Client, cancel_booked: bool = False, reason: str = "", by: User | None = None, now: datetime | None = None
) -> StageChange:
    """Ends the coaching as `people.standing.finish` does, and cancels what is booked if that is wanted: each with its email, and
    the session goes back. Raises StandingError, BookingError; then nothing has changed."""
    now = now or timezone.now()
    client = locked(client)
    for booking in _coming([client], now) if cancel_booked else ():
        bookings.cancel(booking=booking, by="coach", now=now)
    return standing.finish(client=client, reason=reason, by=by, now=now)


def _coming(clients: list[Client], now: datetime) -> Iterable[Booking]:
    rows = Booking.objects.filter(client__in=clients, status=Booking.Status.BOOKED, start__gt=now)
    return rows.select_related("appointment_type", "client", "coach").order_by("start")
