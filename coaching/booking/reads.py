"""What other rooms show of bookings."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import OuterRef, Q, QuerySet, Subquery

from coaching.booking.access import coaches_of
from coaching.booking.models import Booking, BusyCalendar, TimeRequest
from coaching.people.access import zone_of
from coaching.people.models import Client

PATIENCE = timedelta(days=1)


def today(user: User | AnonymousUser, now: datetime) -> dict[str, Any]:
    """{bookings, zone}: the active bookings of the day that it is for this member of staff."""
    zone = zone_of(user)
    day = now.astimezone(ZoneInfo(zone)).date()
    start, end = (datetime.combine(day + timedelta(days=add), time(), ZoneInfo(zone)) for add in (0, 1))
    bookings = Booking.objects.visible_to(user).not_canceled().filter(start__gte=start, start__lt=end)
    return {"bookings": bookings.select_related("appointment_type", "client"), "zone": zone}


def unreadable(user: User | AnonymousUser, now: datetime) -> QuerySet[BusyCalendar]:
    """The other calendars, of the coaches whose time this member of staff may change, that could not be read for a day."""
    busy_calendars = BusyCalendar.objects.filter(coach__in=coaches_of(user), failing_since__lte=now - PATIENCE)
    return busy_calendars.defer("text").select_related("coach").order_by("failing_since")


def half_read(user: User | AnonymousUser) -> QuerySet[BusyCalendar]:
    """The other calendars of these coaches, entries of which could not be read, or not for sure."""
    busy_calendars = BusyCalendar.objects.filter(Q(skipped__gt=0) | Q(unsure__gt=0), coach__in=coaches_of(user))
    return busy_calendars.defer("text").select_related("coach")


def asked(user: User | AnonymousUser) -> QuerySet[TimeRequest]:
    """The requests for another time that wait for this member of staff, the longest first."""
    return TimeRequest.objects.visible_to(user).open().select_related("appointment_type")


def days_of(bookings: Iterable[Booking], zone: str) -> list[tuple[date, list[Booking]]]:
    """[(date, bookings)] by the clock of `zone`, in the order they come."""
    return [(day, list(rows)) for day, rows in groupby(bookings, lambda each: each.start.astimezone(ZoneInfo(zone)).date())]


def of_client(client: Client) -> QuerySet[Booking]:
    """The last twenty bookings of a client, the latest first."""
    return client.bookings.select_related("appointment_type").order_by("-start")[:20]


def upcoming_of(client: Client, now: datetime) -> QuerySet[Booking]:
    """What a client still has before them, the soonest first."""
    return client.bookings.filter(status=Booking.Status.BOOKED, end__gt=now).select_related("appointment_type", "coach")


def coming_of(clients: Iterable[Client], now: datetime, until: datetime) -> QuerySet[Booking]:
    """What these clients have before them that begins by `until` (aware), the soonest first. One query."""
    bookings = Booking.objects.filter(client__in=clients, status=Booking.Status.BOOKED, start__gt=now, start__lte=until)
    return bookings.select_related("appointment_type").order_by("start")


def with_sessions(clients: QuerySet[Client], now: datetime) -> QuerySet[Client]:
    """The clients, each with `last_session`, when the latest that began was, missed and canceled ones apart, and `next_session`;
    aware, or None."""
    mine = Booking.objects.filter(client=OuterRef("pk"))
    begun = mine.filter(status__in=[Booking.Status.BOOKED, Booking.Status.HELD], start__lte=now).order_by("-start")
    coming = mine.filter(status=Booking.Status.BOOKED, start__gt=now).order_by("start")
    return clients.annotate(last_session=Subquery(begun.values("start")[:1]), next_session=Subquery(coming.values("start")[:1]))
