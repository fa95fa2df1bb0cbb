"""The verbs that read a coach's other calendars. The network is always asked outside a transaction."""

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from time import monotonic
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from coaching.booking.busy.errors import CannotRead, Trouble
from coaching.booking.busy.fetching import fetch
from coaching.booking.busy.ics.declined import address_in
from coaching.booking.busy.ics.doubts import Doubt
from coaching.booking.busy.isolated import digest_of
from coaching.booking.busy.reading import OURS, BusyEvent, Reading
from coaching.booking.engine.instants import Intervals
from coaching.booking.models import Booking, BusyCalendar, BusyTime
from coaching.booking.models.busy import DAYS_AHEAD
from coaching.jobs.isolation import Crashed, IsolationError, run_isolated
from coaching.people.models import Coach
from coaching.practice.tracebacks import without_words

BACKGROUND, CLICK, CONFIRMING = 25, 12, 3  # seconds, for fetching and reading together
FETCHING = 10
READING = {"cpu_seconds": 15, "memory": 768 * 1024**2, "longest_answer": 32 * 1024**2}
GIVEN_UP = timedelta(hours=1)
logger = logging.getLogger(__name__)


class Copy(NamedTuple):
    """What was read; `reading` is None when it would say what the kept times say."""

    text: str
    etag: str
    last_modified: str
    digest: str
    reading: Reading | None
    name: str = ""


def add(*, coach: Coach, url: str, name: str = "", now: datetime | None = None) -> BusyCalendar:
    """Reads the calendar at `url` and keeps it for the coach. Raises CannotRead, and then keeps nothing."""
    now = now or timezone.now()
    calendar = BusyCalendar(coach=coach, name=name, url=url)
    with _in_a_sentence():
        copy = ask(calendar, now=now, seconds=CLICK)
        calendar.name = name or copy.name or calendar.host[:100]
        with transaction.atomic():
            calendar.save()
            _keep(calendar, copy, now)
    return calendar


def refresh(*, calendar: BusyCalendar, now: datetime | None = None, seconds: float = BACKGROUND) -> BusyCalendar:
    """Reads a calendar again, within `seconds`. When that fails, the last good copy stays, and CannotRead is raised."""
    now, until = now or timezone.now(), monotonic() + seconds
    try:
        with _in_a_sentence():
            _keep(calendar, ask(calendar, now=now, seconds=seconds), now)
    except CannotRead as error:
        _note(calendar, error.trouble, now)
        if calendar.text:
            with suppress(CannotRead), _in_a_sentence():
                _keep(calendar, _kept(calendar, now, max(until - monotonic(), CONFIRMING)), now, fresh=False)
        raise
    return calendar


@contextmanager
def _in_a_sentence() -> Iterator[None]:
    """Whatever else goes wrong with a calendar is logged, and told to the coach: never silence, never an error page."""
    try:
        yield
    except CannotRead:
        raise
    except Exception as error:
        logger.error("A calendar could not be read: %s", without_words(error))
        raise CannotRead(Trouble.BROKEN) from None


def look_again(coach: Coach, now: datetime | None = None) -> None:
    """Reads all calendars of a coach at once, for a guest who is waiting: after 3 seconds the last copies have to do.

    Call it outside a transaction, just before a time is booked. Calendars that fail for an hour are left to the background.
    """
    now = now or timezone.now()
    busy_calendars = BusyCalendar.objects.filter(Q(failing_since=None) | Q(failing_since__gt=now - GIVEN_UP), coach=coach)
    calendars = list(busy_calendars.select_related("coach__user"))
    if not calendars:
        return
    pool = ThreadPoolExecutor(len(calendars))
    jobs = {pool.submit(ask, calendar, now=now, seconds=CONFIRMING): calendar for calendar in calendars}
    done, _late = wait(jobs, timeout=CONFIRMING)
    pool.shutdown(wait=False, cancel_futures=True)
    for job in done:
        with suppress(CannotRead), _in_a_sentence():  # the background notes it at the calendar, for its coach to see
            _keep(jobs[job], job.result(), now)


def ask(calendar: BusyCalendar, *, now: datetime, seconds: float = BACKGROUND) -> Copy:
    """The calendar as its server has it now, and its busy times, within `seconds`. Touches no database. Raises CannotRead."""
    until = monotonic() + seconds
    known = {"etag": calendar.etag, "last_modified": calendar.last_modified} if _says_it_today(calendar, now) else {}
    page = fetch(calendar.url, seconds=min(seconds, FETCHING), **known)
    if page.body is None:
        return _kept(calendar, now, until - monotonic())
    return _read(calendar, page.body, now, until - monotonic())._replace(etag=page.etag, last_modified=page.last_modified)


def _kept(calendar: BusyCalendar, now: datetime, seconds: float) -> Copy:
    """The last good copy, read again where it would say something different today."""
    if _says_it_today(calendar, now):
        return Copy(calendar.text, calendar.etag, calendar.last_modified, calendar.digest, None)
    return _read(calendar, calendar.text.encode(), now, seconds)


def _says_it_today(calendar: BusyCalendar, now: datetime) -> bool:
    """Whether the kept times are still what the kept copy says: on another day, or for another owner, they may not be."""
    day = _since(now).date()
    return calendar.digest == digest_of(calendar.text, day, calendar.coach.timezone, _owners(calendar))


def _read(calendar: BusyCalendar, body: bytes, now: datetime, seconds: float) -> Copy:
    """What a stranger's bytes say, found out in a process of its own. Raises CannotRead."""
    coach, since = calendar.coach, _since(now)
    asked = {"zone": coach.timezone, "since": since.isoformat(), "until": (now + timedelta(days=DAYS_AHEAD)).isoformat()}
    options: dict[str, Any] = {**asked, "owners": _owners(calendar), "known": calendar.digest, **READING}
    try:
        found = run_isolated("coaching.booking.busy.isolated:copy_of", body, seconds=seconds, **options)
    except Crashed as error:
        logger.warning("The reader of a calendar crashed: %s", error)
        raise CannotRead(Trouble.BROKEN) from None
    except IsolationError:
        raise CannotRead(Trouble.TOO_MUCH) from None
    if "trouble" in found:
        raise CannotRead(Trouble(found["trouble"]))
    return Copy(found["text"], calendar.etag, calendar.last_modified, found["digest"], _reading(found), found["name"])


def _reading(found: dict[str, Any]) -> Reading | None:
    if "events" not in found:
        return None
    doubts = tuple(Doubt(*each) for each in found["doubts"])
    return Reading([_event(*each) for each in found["events"]], found["skipped"], found["unsure"], doubts)


def _event(start: str, end: str, uid: str) -> BusyEvent:
    return BusyEvent(datetime.fromisoformat(start), datetime.fromisoformat(end), uid)


def _since(now: datetime) -> datetime:
    return now - timedelta(days=1)


def _owners(calendar: BusyCalendar) -> list[str]:
    """The addresses of the coach, and those in the calendar's own: some servers put its owner there."""
    coach = calendar.coach
    return sorted({coach.email, coach.user.email}.union(*map(address_in, calendar.url.partition("?")[0].split("/"))))


@transaction.atomic
def _keep(calendar: BusyCalendar, copy: Copy, now: datetime, *, fresh: bool = True) -> None:
    """Puts a copy in the place of the last one, with its times, unless a newer one came first. `fresh`: it has just been
    fetched."""
    row = BusyCalendar.objects.select_for_update().filter(pk=calendar.pk).first()
    if row is None or (row.fetched_at and row.fetched_at > now):
        return
    if copy.reading is not None:
        _replace_times(row, copy.reading)
        row.skipped, row.unsure = copy.reading.skipped, copy.reading.unsure
        row.doubts = [doubt._asdict() for doubt in copy.reading.doubts]
    row.text, row.etag, row.last_modified, row.digest = copy.text, copy.etag, copy.last_modified, copy.digest
    if fresh:
        row.asked_at, row.fetched_at, row.failing_since, row.error = now, now, None, ""
    row.save()


def _replace_times(calendar: BusyCalendar, found: Reading) -> None:
    ours = _own_bookings(calendar.coach_id, {event.uid for event in found.events})
    taken = Intervals((event.start, event.end) for event in found.events if event.uid not in ours)
    calendar.times.all().delete()
    BusyTime.objects.bulk_create(BusyTime(calendar=calendar, start=start, end=end) for start, end in taken)


def _own_bookings(coach_id: int, uids: set[str]) -> set[str]:
    """Those of the UIDs that are bookings here: a booking must not block itself, nor outlive its cancellation."""
    asked = {UUID(match[1]): uid for uid in uids if (match := OURS.match(uid))}
    known = Booking.objects.filter(coach=coach_id, uid__in=asked).values_list("uid", flat=True) if asked else ()
    return {asked[uid] for uid in known}


def _note(calendar: BusyCalendar, trouble: Trouble, now: datetime) -> None:
    """Remembers that a calendar could not be read, and since when."""
    row = BusyCalendar.objects.filter(pk=calendar.pk)
    row.update(asked_at=now, error=trouble.value, failing_since=Coalesce("failing_since", now))
