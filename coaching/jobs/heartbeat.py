"""Whether the worker runs: each of its lanes leaves a heartbeat, and anything that must not fail silently checks it."""

from datetime import datetime, timedelta

from django.utils import timezone

from coaching.jobs.models import Heartbeat

MAIL, JOBS, CLOCK = LANES = ("mail", "jobs", "clock")
EVERY = timedelta(seconds=20)
SILENT_AFTER = timedelta(minutes=2)


def beat(lane: str, now: datetime | None = None) -> None:
    """Writes down that a lane is alive at `now` (aware). Raises Django's DatabaseError when that can't be written."""
    row = Heartbeat(lane=lane, at=now or timezone.now())
    Heartbeat.objects.bulk_create([row], update_conflicts=True, unique_fields=["lane"], update_fields=["at"])


def silent_lanes(now: datetime | None = None) -> list[str]:
    """The lanes of which nothing was heard for two minutes, or ever. One query; raises DatabaseError without a database."""
    since = (now or timezone.now()) - SILENT_AFTER
    alive = set(Heartbeat.objects.filter(at__gt=since).values_list("lane", flat=True))
    return [lane for lane in LANES if lane not in alive]


def worker_is_alive(now: datetime | None = None) -> bool:
    """Whether each lane of the worker was heard of within two minutes: mails, jobs and reminders go out."""
    return not silent_lanes(now)
