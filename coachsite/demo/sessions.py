"""What was booked with the demo's clients: first calls, sessions held and missed, and those of today and tomorrow."""

from datetime import datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from django.utils import timezone

from coaching.booking import history
from coaching.booking.models import Booking
from coaching.payments.account import grants, lots
from coaching.payments.models import LedgerEntry
from coaching.people.models import Client
from coaching.practice.days import monday_of, today
from coachsite.demo.reading import read

Kind, Status = LedgerEntry.Kind, Booking.Status
STEPS = {Status.HELD: "held", Status.NO_SHOW: "no_show"}
HOURS = range(9, 20)
A_DAY = (10, 15)


def told(client, words, now):
    """(moment, deed) for the first call and each session of a client, as `content/clients.toml` has them."""
    yield _one(client, words, words["call"], Status.HELD, now, is_call=True)
    for name, status in (("held", Status.HELD), ("missed", Status.NO_SHOW), ("booked", Status.BOOKED)):
        for weeks in words.get(name, []):
            yield _one(client, words, weeks, status, now)


def _one(client, words, weeks, status, now, is_call=False):
    zone = client.coach.timezone
    day = monday_of(today(now, zone)) - timedelta(weeks=weeks) + timedelta(days=words["weekday"])
    planned = datetime.combine(day, time(words["hour"]), ZoneInfo(zone))
    return min(planned, now), partial(put, client, day, words["hour"], status, is_call=is_call)


def put(client, day, hour, status=Status.BOOKED, *, is_call=False):
    """Books the first hour from `hour` on that is free on that date of the coach's, and returns it; None on a full day. A session
    is taken from what is left, if there is any."""
    kind = client.coach.appointment_types.get(takes_credit=not is_call)
    start = _free(client.coach, kind, day, hour)
    if start is None:
        return None
    booking = _row(client, kind, start, status)
    asked = min(start - timedelta(days=6), timezone.now() - timedelta(days=1))
    history.note(booking, "requested", asked)
    lot = next((lot for lot, _count in lots.with_free(client, start)), None) if kind.takes_credit else None
    if lot:
        lots.write(lot=lot, kind=Kind.RESERVED, delta=-1, reason=f"Booked: {kind.title}", at=asked, booking=booking)
    if status in STEPS:
        history.note(booking, STEPS[status], booking.end)
        if lot:
            lots.write(lot=lot, kind=Kind.USED, delta=0, reason=f"Used: {kind.title}", at=booking.end, booking=booking)
    return booking


def _row(client, kind, start, status):
    blocked_start, blocked_end = kind.blocked(start)
    return Booking.objects.create(
        coach=client.coach,
        appointment_type=kind,
        client=client,
        start=start,
        end=start + timedelta(minutes=kind.duration),
        blocked_start=blocked_start,
        blocked_end=blocked_end,
        status=status,
        guest_name=client.name,
        guest_email=client.email,
        guest_zone=client.timezone,
        source="" if kind.takes_credit else client.source,
    )


def _free(coach, kind, day, hour):
    starts = (datetime.combine(day, time(each), ZoneInfo(coach.timezone)) for each in HOURS if each >= hour)
    active = coach.bookings.exclude(status=Status.CANCELED)
    for start in starts:
        blocked_start, blocked_end = kind.blocked(start)
        if not active.filter(blocked_start__lt=blocked_end, blocked_end__gt=blocked_start).exists():
            return start
    return None


def load_agenda(coach, now):
    """Something to look at today and tomorrow, whenever the demo is started: two sessions on a day that has none."""
    emails = [words["email"] for words in read("clients")["clients"] if words.get("comes_by")]
    clients = list(Client.objects.active().filter(coach=coach, email__in=emails).order_by("pk"))
    for place, day in enumerate((today(now, coach.timezone), today(now, coach.timezone) + timedelta(days=1))):
        if not _has_any(coach, day):
            for hour, client in zip(A_DAY, clients[place * 2 :] or clients, strict=False):
                _give_one_if_needed(client, now)
                put(client, day, hour)


def _has_any(coach, day):
    start = datetime.combine(day, time(), ZoneInfo(coach.timezone))
    return coach.bookings.filter(status=Status.BOOKED, start__gte=start, start__lt=start + timedelta(days=1)).exists()


def _give_one_if_needed(client, now):
    if not lots.with_free(client, now):
        grants.grant(client=client, sessions=1, reason="One more, with our compliments", by=client.coach.user, now=now)
