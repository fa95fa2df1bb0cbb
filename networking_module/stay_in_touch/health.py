"""How a client's network is doing: with how many of those they chose a rhythm for they were in touch in time, week by week.

Somebody is in time in a week when their turn had not passed before it began. Weeks with a break are left out, and the days of
a break put nobody behind. The people are those in rhythm today. Three queries for any number of people.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from coaching.people.models import Break
from coaching.practice.days import today, week_starts
from networking_module.contacts.models import Touch

WEEKS = 12
A_DAY, A_WEEK = timedelta(days=1), timedelta(weeks=1)


@dataclass(frozen=True)
class Week:
    """`people` had a rhythm in that week; with `in_time` of them the client was on time."""

    in_time: int
    people: int
    rested: bool

    @property
    def share(self):
        """In percent, or None for a break and for a week without anyone."""
        return None if self.rested or not self.people else round(100 * self.in_time / self.people)


def weeks_of(client, now, weeks=WEEKS):
    """The last weeks in the client's zone, the oldest first, the running one last."""
    starts = week_starts(now, client.timezone, weeks)
    ends = [*starts[1:], now]
    people = list(client.contacts.current().in_rhythm())
    touches, breaks = _touches(client, now), _days_of_breaks(client, now)
    return [_week(*week, people, touches, breaks, client.timezone) for week in zip(starts, ends, strict=True)]


def _week(start, end, people, touches, breaks, zone):
    here = [person for person in people if person.created_at <= end]
    in_time = sum(_days_left(each, touches[each.pk], start, end, breaks, zone) >= 0 for each in here)
    monday = today(start, zone)
    return Week(in_time, len(here), any(monday <= day < monday + A_WEEK for day in breaks))


def _days_left(contact, touches, start, end, breaks, zone):
    """How many days there were left at the beginning of a week; below 0 their turn had passed."""
    last = bisect_right(touches, end)
    since, rhythm = (touches[last - 1], contact.rhythm) if last else (contact.created_at, 0)
    first, monday = today(since, zone), today(start, zone)
    rested = bisect_left(breaks, monday) - bisect_left(breaks, first)
    return rhythm + max(rested, 0) - (monday - first).days


def _touches(client, now):
    """{contact: when they were in touch, the earliest first}."""
    found = defaultdict(list)
    rows = Touch.objects.filter(contact__in=client.contacts.current().in_rhythm(), at__lte=now)
    counting = rows.exclude(direction=Touch.Direction.ASKED_FOR_JOB).order_by("at")
    for contact_id, at in counting.values_list("contact_id", "at"):
        found[contact_id].append(at)
    return found


def _days_of_breaks(client, now):
    """The days of the client's breaks up to today, in order."""
    day, days = today(now, client.timezone), set()
    for each in Break.objects.filter(client=client):
        last = min(each.last_day or day, day)
        days |= {each.first_day + count * A_DAY for count in range((last - each.first_day).days + 1)}
    return sorted(days)
