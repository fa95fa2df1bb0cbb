from datetime import datetime

from django.urls import reverse

from coaching.booking.models import Booking
from coaching.booking.preparing import Asked, asks_before
from coaching.meetings import frames
from coaching.people import breaks


@asks_before
def ask_questions(booking: Booking, now: datetime) -> Asked | None:
    """With each reminder, those who have an account and are on no break, until they have handed something over."""
    if not frames.is_session(booking) or not booking.client.user_id or breaks.current(booking.client, now):
        return None
    meeting = frames.ask(booking=booking, now=now)
    if not meeting.questions or meeting.handed_over_at:
        return None
    return Asked(tuple(meeting.questions), reverse("meetings:session", args=[booking.pk]))
