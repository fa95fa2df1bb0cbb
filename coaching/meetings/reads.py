"""What other rooms show of sessions' frames."""

from datetime import datetime

from coaching.booking.models import Booking
from coaching.meetings.models import Meeting, SessionAction
from coaching.people.models import Client


def asked_of(client: Client, now: datetime) -> Meeting | None:
    """The next session of which the client was asked something and has handed nothing over, or None. One query."""
    rows = Meeting.objects.of_client(client).filter(
        asked_at__isnull=False, handed_over_at=None, booking__status=Booking.Status.BOOKED, booking__start__gt=now
    )
    return rows.select_related("booking").order_by("booking__start").first()


def agreed_before(booking: Booking) -> list[SessionAction]:
    """What its client took on in the session before it, ticked or not, and what is still open from earlier ones. Two queries."""
    earlier = SessionAction.objects.of_client(booking.client).filter(meeting__booking__start__lt=booking.start)
    rows = list(earlier.select_related("meeting__booking").order_by("-meeting__booking__start", "position")[:50])
    last = rows[0].meeting_id if rows else None
    return [each for each in rows if each.meeting_id == last or each.done_at is None]
