"""Days on which a coach is away or open at other hours, and the bookings that such days cover."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction

from coaching.booking import mails
from coaching.booking.engine.schedule import schedule_of
from coaching.booking.models import Booking, DateOverride, OverrideHours
from coaching.mail.models import Message
from coaching.people.models import Coach
from coaching.practice.days import day_after, end_of, start_of


@transaction.atomic
def set_days(*, coach: Coach, days: Collection[date], rows: Iterable[tuple[int, int]]) -> list[DateOverride]:
    """Gives each of the days (dates of the coach) hours of its own, [(start, end)] in minutes; no `rows` closes them."""
    coach.date_overrides.filter(date__in=days).delete()
    made = DateOverride.objects.bulk_create(DateOverride(coach=coach, date=day) for day in days)
    OverrideHours.objects.bulk_create(OverrideHours(override=each, start=start, end=end) for each in made for start, end in rows)
    return made


def follow_the_week(*, coach: Coach, days: Iterable[date]) -> None:
    """Removes what was special about the days. Existing bookings stay."""
    coach.date_overrides.filter(date__in=days).delete()


def outside_hours(coach: Coach, first: date, last: date, now: datetime) -> list[Booking]:
    """The bookings still to come, from `first` to `last` (dates of the coach), that a changed day no longer has open."""
    bookings = coach.bookings.filter(status=Booking.Status.BOOKED, start__gt=now).with_details()
    bookings = bookings.filter(start__gte=start_of(first, coach.timezone), start__lt=end_of(last, coach.timezone))
    schedule, zone = schedule_of(coach, first), ZoneInfo(coach.timezone)
    openings = schedule.openings(*(datetime.combine(day, time(), zone) for day in (first, day_after(last))))

    def is_open(booking: Booking) -> bool:
        return any(start <= booking.start and booking.end <= end for start, end in openings)

    return [each for each in bookings if each.start.astimezone(zone).date() in schedule.overrides and not is_open(each)]


def asked_to_move(bookings: Iterable[Booking]) -> set[int]:
    """The keys of those whose guests were mailed already, about the time that they have now."""
    causes = {mails.please_move_cause(booking): booking.pk for booking in bookings}
    return {causes[cause] for cause in Message.objects.filter(cause__in=causes).values_list("cause", flat=True)}


@transaction.atomic
def ask_to_move(*, bookings: Collection[Booking], word: str = "") -> int:
    """Mails each guest a link to choose another time, once for each time they had; the bookings stay until they do.

    Returns how many mails are on their way.
    """
    asked = asked_to_move(bookings)
    fresh = [each for each in bookings if each.pk not in asked]
    for booking in fresh:
        mails.please_move(booking, word)
    return len(fresh)
