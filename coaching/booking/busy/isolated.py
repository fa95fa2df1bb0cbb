"""Everything that touches the bytes of a stranger's calendar, for `coaching.jobs.isolation` to run. No Django."""

import hashlib
from datetime import date, datetime
from typing import Any

from coaching.booking.busy import sanitize
from coaching.booking.busy.errors import CannotRead

RULES = 3  # raise it when the same text is read differently from now on


def copy_of(data: bytes, *, zone: str, since: str, until: str, owners: list[str], known: str) -> dict:
    """What is kept of a calendar's bytes, JSON-ready: `text`, `name`, `digest`, and what `reading` found.

    That is `events` (start, end, uid), `skipped`, `unsure` and `doubts` (the fields of a Doubt). `since`, a day ago, and `until`
    are aware and in ISO 8601. Nothing was read when that would say what the copy with the digest `known` says; a `trouble`
    alone when the calendar can't be read.
    """
    begin, end = datetime.fromisoformat(since), datetime.fromisoformat(until)
    try:
        whole = sanitize.text_of(data)
        text = sanitize.pared(whole, owners)
        digest = digest_of(text, begin.date(), zone, owners)
        copy = {"text": text, "name": sanitize.name_of(whole), "digest": digest}
        return copy if digest == known else copy | _busy(text, zone=zone, since=begin, until=end)
    except CannotRead as error:
        return {"trouble": error.trouble.value}


def digest_of(text: str, day: date, zone: str, owners: list[str]) -> str:
    """The same for what says the same: the text, the first day that is asked for, and whose clock and mail it is read by."""
    return hashlib.sha256(repr((RULES, day, zone, owners, text)).encode()).hexdigest()


def _busy(text: str, **options: Any) -> dict[str, Any]:
    from coaching.booking.busy.reading import read  # its libraries take half a second, and most copies say nothing new

    found = read(text, **options)
    events = [(event.start.isoformat(), event.end.isoformat(), event.uid) for event in found.events]
    return found._asdict() | {"events": events}
