"""What other rooms show of sessions' frames."""

from collections.abc import Iterable
from datetime import datetime

from coaching.booking.models import Booking
from coaching.meetings.models import Meeting, SessionAction
from coaching.people.models import Client


def asked_of_many(clients: Iterable[Client], now: datetime) -> list[Meeting]:
    """For each of these clients the next session of which they were asked something and have handed nothing over. One query."""
    rows = Meeting.objects.filter(
        booking__client__in=list(clients),
        asked_at__isnull=False,
        handed_over_at=None,
        booking__status=Booking.Status.BOOKED,
        booking__start__gt=now,
    )
    found: dict[int | None, Meeting] = {}
    for each in rows.select_related("booking").order_by("booking__start"):
        found.setdefault(each.booking.client_id, each)
    return list(found.values())


def handed_over(bookings: Iterable[Booking]) -> set[int]:
    """The numbers of those bookings for which something was handed over. One query."""
    rows = Meeting.objects.filter(booking__in=[each.pk for each in bookings], handed_over_at__isnull=False)
    return set(rows.values_list("booking", flat=True))


def agreed_before(booking: Booking) -> list[SessionAction]:
    """What its client took on in the session before it, ticked or not, and what is still open from earlier ones. Two queries."""
    earlier = SessionAction.objects.of_client(booking.client).filter(meeting__booking__start__lt=booking.start)
    rows = list(earlier.select_related("meeting__booking").order_by("-meeting__booking__start", "position")[:50])
    last = rows[0].meeting_id if rows else None
    return [each for each in rows if each.meeting_id == last or each.done_at is None]
