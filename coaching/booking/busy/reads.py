"""What a coach is told about the other calendars."""

from datetime import datetime, timedelta

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.booking.busy.ics.doubts import Why
from coaching.booking.models import BusyCalendar, BusyTime
from coaching.people.models import Coach
from coaching.practice.zones import clock, spoken

PREVIEW_DAYS = 60


def preview(calendar: BusyCalendar, now: datetime) -> str:
    """What was found in a calendar, in a sentence: by it a coach knows whether it is the right one."""
    ahead = calendar.times.filter(end__gt=now, start__lt=now + timedelta(days=PREVIEW_DAYS))
    count, following = ahead.count(), ahead.filter(start__gt=now).first()
    if not count:
        return _("We can read it, but nothing in it blocks any time in the next 60 days. Is it the right one?")
    words = ngettext("%(count)d busy time in the next 60 days", "%(count)d busy times in the next 60 days", count)
    words = words % {"count": count}
    if following is None:
        return f"{words}."
    return _("%(words)s, the next on %(when)s.") % {"words": words, "when": spoken(following.start, calendar.coach.timezone)}


def doubts(calendar: BusyCalendar) -> list[str]:
    """A sentence for each of a few entries that were not read for sure, by its time: titles are not kept."""
    known = [each for each in calendar.doubts if each["why"] in set(Why)]
    return [f"{_as_read(each['when'])}: {_(Why(each['why']).sentence) % {'zone': each['zone']}}" for each in known]


def _as_read(when: str) -> str:
    """A date or a time as the calendar writes it, in whatever zone that may be."""
    local = datetime.fromisoformat(when)
    day = formats.date_format(local, "l, F j, Y")
    return f"{day}, {clock(local)}" if "T" in when else day


def busy_between(coach: Coach, start: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
    """[(start, end)] in UTC of what the other calendars of a coach take between two moments; one query."""
    return list(BusyTime.objects.filter(calendar__coach=coach, start__lt=end, end__gt=start).values_list("start", "end"))
