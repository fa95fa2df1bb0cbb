"""What a coach is told about the other calendars."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.booking.busy.ics.doubts import Doubt, Why
from coaching.booking.models import BusyCalendar, BusyTime
from coaching.people.models import Coach
from coaching.practice.zones import clock, spoken

PREVIEW_DAYS = 60


def preview(calendar: BusyCalendar, now: datetime) -> str:
    """What was found in a calendar, in a sentence: by it a coach knows whether it is the right one."""
    ahead = calendar.times.filter(end__gt=now, start__lt=now + timedelta(days=PREVIEW_DAYS))
    count, following = ahead.count(), ahead.filter(start__gt=now).first()
    if not count and (calendar.skipped or calendar.unsure):
        return _("Nothing in it blocks any time in the next 60 days, but we can't read all of its entries: see below.")
    if not count:
        return _("We can read it, but nothing in it blocks any time in the next 60 days. Is it the right one?")
    words = ngettext("%(count)d busy time in the next 60 days", "%(count)d busy times in the next 60 days", count)
    words = words % {"count": count}
    if following is None:
        return f"{words}."
    return _("%(words)s, the next on %(when)s.") % {"words": words, "when": spoken(following.start, calendar.coach.timezone)}


class Told(NamedTuple):
    """A sentence for each of a few entries: titles are not kept. And how many more there are."""

    idle: list[str]  # series that block nothing now
    unsure: list[str]
    more_unsure: int
    unread: list[str]
    more_unread: int

    @property
    def count_unsure(self) -> int:
        return len(self.unsure) + self.more_unsure


def told(calendar: BusyCalendar) -> Told:
    """What the coach should know of the entries that were not read for sure, in the coach's time zone."""
    doubts = [Doubt(**each) for each in calendar.doubts if each["why"] in set(Why)]
    unread = [_unread(doubt, calendar) for doubt in doubts if doubt.why == Why.UNREAD]
    idle = [_sentence(doubt, calendar) for doubt in doubts if doubt.why == Why.IDLE]
    unsure = [_sentence(doubt, calendar) for doubt in doubts if doubt.why not in {Why.UNREAD, Why.IDLE}]
    more_unsure, more_unread = calendar.unsure - len(idle) - len(unsure), calendar.skipped - len(unread)
    return Told(idle, unsure, max(more_unsure, 0), unread, max(more_unread, 0))


def _sentence(doubt: Doubt, calendar: BusyCalendar) -> str:
    return f"{_when(doubt, calendar)}: {_(Why(doubt.why).sentence) % {'zone': doubt.zone}}"


def _unread(doubt: Doubt, calendar: BusyCalendar) -> str:
    """By its number in the file, which an export or a person of the other calendar's support can find."""
    if doubt.written:
        words = _("the start is written “%(written)s”.") % {"written": doubt.written}
    else:
        words = _("it has no start that is a date.") if doubt.place else _("a part of the file is cut off.")
    if doubt.when:
        words = _("%(words)s It ends on %(when)s.") % {"words": words, "when": _when(doubt, calendar)}
    return _("Entry number %(place)d in the file: %(words)s") % {"place": doubt.place, "words": words} if doubt.place else words


def _when(doubt: Doubt, calendar: BusyCalendar) -> str:
    """In the coach's zone, or where nobody knows the instant as the calendar writes it."""
    at = datetime.fromisoformat(doubt.when)
    if at.tzinfo:
        return spoken(at, calendar.coach.timezone)
    day = formats.date_format(at, "l, F j, Y")
    return f"{clock(at)}, {day}" if "T" in doubt.when else day


def busy_between(coach: Coach, start: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
    """[(start, end)] in UTC of what the other calendars of a coach take between two moments; one query."""
    return list(BusyTime.objects.filter(calendar__coach=coach, start__lt=end, end__gt=start).values_list("start", "end"))
