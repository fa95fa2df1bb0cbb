"""Meetings go with their bookings when two entries of one person become one."""

from coaching.meetings.models import SessionAction
from coaching.people.merge_days import happened

happened(SessionAction, "meeting.booking.client", done_on="done_at")
