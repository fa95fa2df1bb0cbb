"""What other rooms show of sessions' frames."""

from collections.abc import Iterable
from datetime import datetime

from coaching.booking.models import Booking
from coaching.meetings import answering
from coaching.meetings.models import Meeting, SessionAction
from coaching.people.models import Client
from coaching.practice.models import PracticeSettings


def asked_of(client: Client, now: datetime) -> Meeting | None:
    """The next session of which the client was asked something and has handed nothing over, or None. One query."""
    rows = Meeting.objects.of_client(client).filter(
        asked_at__isnull=False, handed_over_at=None, booking__status=Booking.Status.BOOKED, booking__start__gt=now
    )
    return rows.select_related("booking").order_by("booking__start").first()


def can_be_prepared(booking: Booking, now: datetime) -> bool:
    """Whether its client may write something for it."""
    return answering.is_open(booking, now) and bool(PracticeSettings.load().questions)


def agreed_before(booking: Booking) -> list[SessionAction]:
    """What its client took on in the session before it, ticked or not, and what is still open from earlier ones. Two queries."""
    earlier = SessionAction.objects.of_client(booking.client).filter(meeting__booking__start__lt=booking.start)
    rows = list(earlier.select_related("meeting__booking").order_by("-meeting__booking__start", "position")[:50])
    last = rows[0].meeting_id if rows else None
    return [each for each in rows if each.meeting_id == last or each.done_at is None]


def handed_over_for(bookings: Iterable[Booking]) -> set[int]:
    """The ids of those bookings for which their client handed something over. One query."""
    found = Meeting.objects.filter(booking__in=list(bookings), handed_over_at__isnull=False)
    return set(found.values_list("booking_id", flat=True))
