"""The verbs that read a coach's other calendars. The network is always asked outside a transaction."""

import hashlib
import re
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from coaching.booking.busy import paring, reading
from coaching.booking.busy.fetching import fetch
from coaching.booking.busy.models import DAYS_AHEAD, BusyCalendar, BusyTime
from coaching.booking.busy.troubles import CannotRead
from coaching.booking.instants import Intervals
from coaching.booking.models import Booking

BACKGROUND, CONFIRMING = 10, 3  # seconds
GIVEN_UP = timedelta(hours=1)
OURS = re.compile(r"^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@booking$")


class Copy(NamedTuple):
    """What was read; `reading` is None when it would say what the kept times say."""

    text: str
    etag: str
    last_modified: str
    digest: str
    reading: reading.Reading | None
    name: str = ""


def add(*, coach, url, name="", now=None):
    """Reads the calendar at `url` and keeps it for the coach. Raises CannotRead, and then keeps nothing."""
    now = now or timezone.now()
    calendar = BusyCalendar(coach=coach, name=name, url=url)
    copy = ask(calendar, now=now)
    calendar.name = name or copy.name or calendar.host[:100]
    with transaction.atomic():
        calendar.save()
        _keep(calendar, copy, now)
    return calendar


def refresh(*, calendar, now=None):
    """Reads a calendar again. When that fails, the last good copy stays, and CannotRead is raised."""
    now = now or timezone.now()
    try:
        copy = ask(calendar, now=now)
    except CannotRead as error:
        _note(calendar, error.trouble, now)
        if calendar.text:
            _keep(calendar, _copy(calendar, calendar.text, calendar.etag, calendar.last_modified, now), now, fresh=False)
        raise
    _keep(calendar, copy, now)
    return calendar


def look_again(coach, now=None):
    """Reads all calendars of a coach at once, for a guest who is waiting: after 3 seconds the last copies have to do.

    Call it outside a transaction, just before a time is booked. Calendars that fail for an hour are left to the background.
    """
    now = now or timezone.now()
    found = BusyCalendar.objects.filter(Q(failing_since=None) | Q(failing_since__gt=now - GIVEN_UP), coach=coach)
    calendars = list(found.select_related("coach__user"))
    if not calendars:
        return
    pool = ThreadPoolExecutor(len(calendars))
    jobs = {pool.submit(ask, each, now=now, seconds=CONFIRMING): each for each in calendars}
    done, _late = wait(jobs, timeout=CONFIRMING)
    pool.shutdown(wait=False, cancel_futures=True)
    for job in done:
        if not job.exception():
            _keep(jobs[job], job.result(), now)


def ask(calendar, *, now, seconds=BACKGROUND):
    """The calendar as its server has it now, and its busy times. Touches no database. Raises CannotRead."""
    known = {"etag": calendar.etag, "last_modified": calendar.last_modified} if calendar.text else {}
    page = fetch(calendar.url, seconds=seconds, **known)
    if page.body is None:
        return _copy(calendar, calendar.text, calendar.etag, calendar.last_modified, now)
    text = paring.text_of(page.body)
    return _copy(calendar, paring.pared(text), page.etag, page.last_modified, now)._replace(name=paring.name_of(text))


def _copy(calendar, text, etag, last_modified, now):
    coach, since = calendar.coach, now - timedelta(days=1)
    owners = sorted({coach.email, coach.user.email})
    digest = hashlib.sha256(repr((since.date(), coach.timezone, owners, text)).encode()).hexdigest()
    found = None
    if digest != calendar.digest:
        until = now + timedelta(days=DAYS_AHEAD)
        found = reading.read(text, zone=coach.timezone, since=since, until=until, owners=owners)
    return Copy(text, etag, last_modified, digest, found)


@transaction.atomic
def _keep(calendar, copy, now, *, fresh=True):
    """Puts a copy in the place of the last one, with its times, unless a newer one came first. `fresh`: it was fetched now."""
    row = BusyCalendar.objects.select_for_update().filter(pk=calendar.pk).first()
    if row is None or (row.fetched_at and row.fetched_at > now):
        return
    if copy.reading is not None:
        _replace_times(row, copy.reading)
        row.skipped = copy.reading.skipped
    row.text, row.etag, row.last_modified, row.digest = copy.text, copy.etag, copy.last_modified, copy.digest
    if fresh:
        row.asked_at, row.fetched_at, row.failing_since, row.error = now, now, None, ""
    row.save()


def _replace_times(calendar, found):
    ours = _own_bookings(calendar.coach_id, {event.uid for event in found.events})
    taken = Intervals((event.start, event.end) for event in found.events if event.uid not in ours)
    calendar.times.all().delete()
    BusyTime.objects.bulk_create(BusyTime(calendar=calendar, start=start, end=end) for start, end in taken)


def _own_bookings(coach_id, uids):
    """Those of the UIDs that are bookings here: a booking must not stand in its own way, nor outlive its cancellation."""
    asked = {UUID(match[1]): uid for uid in uids if (match := OURS.match(uid))}
    known = Booking.objects.filter(coach=coach_id, uid__in=asked).values_list("uid", flat=True) if asked else ()
    return {asked[uid] for uid in known}


def _note(calendar, trouble, now):
    """Remembers that a calendar could not be read, and since when."""
    row = BusyCalendar.objects.filter(pk=calendar.pk)
    row.update(asked_at=now, error=trouble.value, failing_since=Coalesce("failing_since", now))
