"""What other rooms show of bookings."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse_lazy
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coaching.booking.models import AppointmentType, Booking, BusyCalendar, TimeRequest
from coaching.modules import Act, Attention, Deed
from coaching.people.among import among
from coaching.people.models import Client, Coach
from coaching.practice.reading_once import once

PATIENCE = timedelta(days=1)
LATEST = 20  # bookings on a client's page


def attention(clients: Collection[Client], now: datetime) -> Iterator[Attention]:
    """A reason for each booking of these clients that is over and that nobody has marked. One query; about one client it is the
    one of `of_client_with_next`."""
    for booking in _unmarked(clients, now):
        words = _("%(when)s, %(title)s") % {"title": booking.appointment_type.title, "when": _when(booking)}
        url, args = reverse_lazy("booking_admin:booking", args=[booking.pk]), [booking.pk]
        deeds = (
            Deed(_("Held"), reverse_lazy("booking_admin:held", args=args)),
            Deed(_("Did not come"), reverse_lazy("booking_admin:no_show", args=args)),
        )
        yield Attention(booking.client_id, words, f"booking.unmarked:{booking.pk}", booking.end, Act.MARK, url, deeds)


def _unmarked(clients: Collection[Client], now: datetime) -> Iterable[Booking]:
    """What was over first comes first."""
    if len(clients) == 1:
        rows = _of_client(next(iter(clients)), now)
        return sorted((each for each in rows if each.is_active and each.end <= now), key=lambda each: each.end)
    told = ("client_id", "start", "end", "appointment_type__title", "coach__timezone")
    found = Booking.objects.filter(_is_unmarked(now), client__in=among(clients)).select_related("appointment_type", "coach")
    return found.only(*told).order_by("end")


def _is_unmarked(now: datetime) -> Q:
    return Q(status=Booking.Status.BOOKED, end__lte=now)


def _when(booking: Booking) -> str:
    """By the coach's clock, without the year."""
    return date_format(booking.start.astimezone(ZoneInfo(booking.coach.timezone)), "D, M j, P")


def with_times(clients: Iterable[Client]) -> list[Client]:
    """Those whose coach has hours, and something that can be booked. One query."""
    clients = list(clients)
    types = AppointmentType.objects.bookable().filter(coach__in={client.coach_id for client in clients})
    coaches = set(types.filter(coach__weekly_hours__isnull=False).values_list("coach", flat=True))
    return [client for client in clients if client.coach_id in coaches]


def asked(coaches: Iterable[Coach] | QuerySet[Coach]) -> QuerySet[TimeRequest]:
    """The requests for another time that wait for one of these coaches, the longest first."""
    return TimeRequest.objects.filter(coach__in=coaches).open().select_related("appointment_type")


def in_trouble(coaches: Iterable[Coach] | QuerySet[Coach], now: datetime) -> QuerySet[BusyCalendar]:
    """Their other calendars that could not be read for a day, or entries of which could not."""
    trouble = Q(failing_since__lte=now - PATIENCE) | Q(skipped__gt=0) | Q(unsure__gt=0)
    return BusyCalendar.objects.filter(trouble, coach__in=coaches).defer("text").select_related("coach")


def about_request(asked: TimeRequest) -> Attention:
    """A reason about no client."""
    words, url = _("Found no time (%(title)s): “%(wishes)s”"), reverse_lazy("booking_admin:request", args=[asked.pk])
    facts = {"title": asked.appointment_type.title, "wishes": " ".join(asked.wishes.split())}
    return Attention(None, words % facts, f"booking.asked:{asked.pk}", asked.created_at, Act.ANSWER, url, whom=asked.name)


def about_calendar(calendar: BusyCalendar, now: datetime) -> Attention:
    """A reason about no client."""
    url = f"{reverse_lazy('booking_admin:calendars')}?coach={calendar.coach.slug}"
    key, whom = f"booking.calendar:{calendar.pk}", _("The calendar “%(name)s”") % {"name": calendar.name}
    if calendar.failing_since and calendar.failing_since <= now - PATIENCE:
        words = _("can't be read, so what was added to it since blocks no time")
        return Attention(None, words, key, calendar.failing_since, Act.REPAIR, url, whom=whom)
    words, since = _("has entries that could not be read"), calendar.fetched_at or now
    return Attention(None, words, key, since, Act.REPAIR, url, whom=whom)


def days_of(bookings: Iterable[Booking], zone: str) -> list[tuple[date, list[Booking]]]:
    """[(date, bookings)] by the clock of `zone`, in the order they come."""
    return [(day, list(rows)) for day, rows in groupby(bookings, lambda each: each.start.astimezone(ZoneInfo(zone)).date())]


def of_client_with_next(client: Client, now: datetime) -> tuple[list[Booking], Booking | None]:
    """(the last twenty bookings of a client, the latest first; the session that goes on or comes next, or None). One query."""
    rows = _of_client(client, now)
    coming = [each for each in rows if each.is_active and each.end > now]
    return rows[:LATEST], min(coming, key=lambda each: each.start, default=None)


def _of_client(client: Client, now: datetime) -> list[Booking]:
    """Their last twenty, the one that goes on or comes next, those that nobody has marked and those with answers, the latest
    first. One query, and one for all parts of a page."""
    latest = client.bookings.order_by("-start")
    following = client.bookings.filter(status=Booking.Status.BOOKED, end__gt=now).order_by("start")
    wanted = Q(pk__in=latest.values("pk")[:LATEST]) | Q(pk__in=following.values("pk")[:1]) | _is_unmarked(now) | ~Q(answers=[])
    rows = latest.filter(wanted).select_related("appointment_type", "coach")
    return once(("bookings", client.pk, now), lambda: list(rows))


def answered_of(client: Client, now: datetime) -> list[Booking]:
    """The bookings at which a client answered the coach's questions, the first one first: whole, as they wrote it. Queries as
    `of_client_with_next`."""
    return sorted((each for each in _of_client(client, now) if each.answers), key=lambda each: (each.created_at, each.pk))


def upcoming_of(client: Client, now: datetime) -> QuerySet[Booking]:
    """What a client still has before them, the soonest first."""
    return client.bookings.filter(status=Booking.Status.BOOKED, end__gt=now).select_related("appointment_type", "coach")


def coming_of(clients: Iterable[Client], now: datetime, until: datetime | None = None) -> QuerySet[Booking]:
    """What these clients have before them, up to `until` (aware) if that is given, the soonest first. One query."""
    bookings = Booking.objects.filter(client__in=clients, status=Booking.Status.BOOKED, start__gt=now)
    bookings = bookings.filter(start__lte=until) if until else bookings
    return bookings.select_related("appointment_type").order_by("start")


def with_sessions(clients: QuerySet[Client], now: datetime) -> QuerySet[Client]:
    """The clients, each with `last_session`, when the latest that began was, missed and canceled ones apart, and `next_session`;
    aware, or None."""
    mine = Booking.objects.filter(client=OuterRef("pk"))
    begun = mine.filter(status__in=[Booking.Status.BOOKED, Booking.Status.HELD], start__lte=now).order_by("-start")
    coming = mine.filter(status=Booking.Status.BOOKED, start__gt=now).order_by("start")
    return clients.annotate(last_session=Subquery(begun.values("start")[:1]), next_session=Subquery(coming.values("start")[:1]))
