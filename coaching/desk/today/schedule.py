"""The next session, and the agenda of today and tomorrow."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.db.models import Q
from django.urls import reverse

from coaching.booking.models import Booking
from coaching.meetings.frames import is_session
from coaching.people.models import Coach
from coaching.practice.days import end_of, start_of, today

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Day:
    """A date by the reader's clock, with what is booked then."""

    date: date
    bookings: list[Booking]


@dataclass(frozen=True)
class Schedule:
    next: Booking | None
    days: list[Day]


def schedule(user: User, now: datetime, zone: str, coach: Coach | None = None) -> Schedule:
    """What is before this member of staff, or one `coach` of theirs, by the clock of `zone`. One query."""
    days = [today(now, zone), today(now, zone) + A_DAY]
    found = Booking.objects.visible_to(user).not_canceled().order_by("start")
    found = found.filter(coach=coach) if coach else found
    soonest = found.filter(status=Booking.Status.BOOKED, end__gt=now).values("pk")[:1]
    near = Q(start__gte=start_of(days[0], zone), start__lt=end_of(days[1], zone))
    at_hand = Q(start__gte=start_of(days[0], zone) - A_DAY)  # what runs now began within it: with that, an index serves
    rows = list(found.filter(at_hand, near | Q(pk__in=soonest)).with_details())
    upcoming = (each for each in rows if each.is_active and each.end > now)
    return Schedule(next(upcoming, None), [Day(day, [each for each in rows if _on(each, zone) == day]) for day in days])


def _on(booking: Booking, zone: str) -> date:
    return booking.start.astimezone(ZoneInfo(zone)).date()


def prepare_url(booking: Booking) -> str:
    """Where a coach prepares for it: a session has its own page, a call with a prospect is prepared on the booking's."""
    return reverse("meetings_admin:session" if is_session(booking) else "booking_admin:booking", args=[booking.pk])
