"""Reads a calendar in a process of its own, as the product does, for files whose entries are interrupted.

An interruption can strike anywhere, also in what pytest and hypothesis hang on Python's garbage collector; there they are not.
"""

from datetime import datetime
from typing import Any

from coaching.booking.busy import reading
from coaching.booking.busy.sanitize import pared
from coaching.jobs.isolation import run_isolated


def reading_alone(text: str, *, since: datetime, until: datetime, patience: float, cpu_seconds: int) -> tuple[int, int]:
    """How many busy times were found, and how many entries were counted as understood in part. Raises TooSlow."""
    asked: dict[str, Any] = {"since": since.isoformat(), "until": until.isoformat(), "patience": patience}
    where = f"{__name__}:counts"
    events, unsure = run_isolated(where, text.encode(), seconds=60, cpu_seconds=cpu_seconds, memory=1024**3, **asked)
    return events, unsure


def counts(data: bytes, *, since: str, until: str, patience: float) -> tuple[int, int]:
    """What `reading_alone` tells, inside that process."""
    reading.PATIENCE = patience
    begin, end = datetime.fromisoformat(since), datetime.fromisoformat(until)
    found = reading.read(pared(data.decode()), zone="America/New_York", since=begin, until=end)
    return len(found.events), found.unsure
