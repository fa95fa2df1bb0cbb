"""Sessions that repeat (“every second Tuesday at 10, six times”): when each begins, and what stands in the way of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coaching.booking.admin.skipped_hours import why_skipped
from coaching.booking.busy.reads import busy_between
from coaching.booking.engine.instants import first_instant
from coaching.booking.engine.schedule import schedule_of
from coaching.booking.locking import why_gone
from coaching.booking.models import AppointmentType, Booking
from coaching.payments.account import lots
from coaching.payments.models import Lot
from coaching.people.models import Client
from coaching.practice.days import today

YESTERDAY = timedelta(days=2)
MOST = 26  # at once
Stretch = tuple[datetime, datetime]


@dataclass(frozen=True)
class Rhythm:
    """From the date `first` on, `times` times every `weeks` weeks, at this minute of the day by the coach's clock."""

    first: date
    minute: int
    weeks: int
    times: int

    def starts(self, zone: str) -> list[datetime]:
        """Each in UTC. The clock on the wall shows the same time, whether clocks are changed in between or not."""
        return [first_instant(day, self.minute, ZoneInfo(zone)) for day in self._days]

    def skipped(self, zone: str) -> dict[datetime, str]:
        """{start: why it begins later} of those whose hour the clocks jump over."""
        found = {
            first_instant(day, self.minute, ZoneInfo(zone)): why_skipped(day, self.minute, ZoneInfo(zone)) for day in self._days
        }
        return {start: words for start, words in found.items() if words}

    @property
    def _days(self) -> list[date]:
        return [self.first + timedelta(weeks=self.weeks * number) for number in range(self.times)]


@dataclass(frozen=True)
class Planned:
    """One of them. With a `problem` it can't be booked; a `doubt` is up to the coach. `is_wanted` is what is suggested."""

    start: datetime
    problem: str = ""
    doubt: str = ""
    is_booked: bool = False
    is_wanted: bool = False


def plan(client: Client, appointment_type: AppointmentType, rhythm: Rhythm, now: datetime) -> list[Planned]:
    """What would come of booking these, by the clock of the client's coach: seven queries for any number.

    Wanted are those without a doubt; where each has one, the hour was chosen on purpose, and all are.
    """
    zone = client.coach.timezone
    starts = rhythm.starts(zone)
    booked = _bookings(appointment_type, starts)
    credits = _Credits(client, appointment_type, now)
    doubts = _Doubts(appointment_type, starts, now, rhythm.skipped(zone))
    found = [_one(client, appointment_type, start, now, booked, credits, doubts) for start in starts]
    possible = [each for each in found if not each.problem]
    on_purpose = all(each.doubt for each in possible)
    return [replace(each, is_wanted=not each.problem and (on_purpose or not each.doubt)) for each in found]


def _one(
    client: Client,
    appointment_type: AppointmentType,
    start: datetime,
    now: datetime,
    booked: list[Booking],
    credits: "_Credits",
    doubts: "_Doubts",
) -> Planned:
    if start <= now:
        return Planned(start, _("This time has passed."))
    if gone := why_gone(client, start, now):
        return Planned(start, gone)
    since, until = appointment_type.blocked(start)
    in_the_way = next((each for each in booked if each.blocked_start < until and each.blocked_end > since), None)
    if in_the_way:
        return _taken(client, appointment_type, start, in_the_way)
    return Planned(start, credits.take(start), doubts.about(start))


def _taken(client: Client, appointment_type: AppointmentType, start: datetime, booking: Booking) -> Planned:
    own = (booking.client_id, booking.appointment_type_id, booking.start) == (client.pk, appointment_type.pk, start)
    if own:
        return Planned(start, _("Booked already."), is_booked=True)
    return Planned(start, _("Another booking is in the way: %(name)s.") % {"name": booking.guest_name})


def _bookings(appointment_type: AppointmentType, starts: Sequence[datetime]) -> list[Booking]:
    """What the coach has between the first and the last of them."""
    if not starts:
        return []
    since, until = appointment_type.blocked(starts[0])[0], appointment_type.blocked(starts[-1])[1]
    mine = Booking.objects.filter(coach=appointment_type.coach_id, blocked_start__lt=until, blocked_end__gt=since)
    return list(mine.not_canceled())


class _Credits:
    """Takes a session for one after the other, as booking them in this order would: from the lot that ends first of those
    that last until the day."""

    def __init__(self, client: Client, appointment_type: AppointmentType, now: datetime) -> None:
        self.client, self.are_needed = client, appointment_type.takes_credit
        self.free = dict(lots.with_free(client, now)) if self.are_needed else {}
        self.had_any = bool(self.free)

    def take(self, start: datetime) -> str:
        """Why there is none for it, or ""."""
        if not self.are_needed:
            return ""
        day, left = today(start, self.client.timezone), [lot for lot, count in self.free.items() if count > 0]
        lasting = next((lot for lot in left if lot.covers(day)), None)
        if lasting is None:
            return self._why(left)
        self.free[lasting] -= 1
        return ""

    def _why(self, left: list[Lot]) -> str:
        last = left[-1].expires_on if left else None
        if last:
            return _("It lies after %(day)s, the last day of the sessions that are left.") % {"day": date_format(last)}
        return _("No session is left for it.") if self.had_any else _("No session is left.")


class _Doubts:
    """What speaks against a time that can be booked all the same."""

    def __init__(
        self, appointment_type: AppointmentType, starts: Sequence[datetime], now: datetime, skipped: dict[datetime, str]
    ) -> None:
        self.skipped = skipped
        self.length = timedelta(minutes=appointment_type.duration)
        since, until = (starts[0], starts[-1] + self.length) if starts else (now, now)
        self.busy = busy_between(appointment_type.coach, since, until)
        self.openings = schedule_of(appointment_type.coach, (now - YESTERDAY).date()).openings(since, until)

    def about(self, start: datetime) -> str:
        if start in self.skipped:
            return self.skipped[start]
        end = start + self.length
        if any(begin < end and until > start for begin, until in self.busy):
            return _("Something is in your other calendar then.")
        return "" if _covered(self.openings, start, end) else _("It lies outside your hours, or you are away.")


def _covered(stretches: Iterable[Stretch], start: datetime, end: datetime) -> bool:
    return any(begin <= start and end <= until for begin, until in stretches)
