"""The rows of booking."""

from coaching.booking.models.appointment_types import AppointmentType, IntakeQuestion
from coaching.booking.models.bookings import Booking
from coaching.booking.models.busy import BusyCalendar, BusyTime
from coaching.booking.models.feed import CalendarFeed
from coaching.booking.models.history import BookingEvent, PastSession
from coaching.booking.models.hours import DateOverride, OverrideHours, WeeklyHours
from coaching.booking.models.requests import TimeRequest

__all__ = [
    "AppointmentType",
    "Booking",
    "BookingEvent",
    "BusyCalendar",
    "BusyTime",
    "CalendarFeed",
    "DateOverride",
    "IntakeQuestion",
    "OverrideHours",
    "PastSession",
    "TimeRequest",
    "WeeklyHours",
]
