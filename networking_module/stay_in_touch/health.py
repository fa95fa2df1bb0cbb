"""How a client's network is doing: with how many of those they chose a rhythm for they were in touch in time, week by week.

Somebody is in time in a week when their turn had not passed before it began; in the running one, when it isn't their turn today.
Weeks with a break are left out, and the days of a break put nobody behind. The people are those in rhythm today, and whoever is
archived counts in the weeks before that. All days are dates of the client's own calendar. Three queries for any number of people.
"""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta

from coaching.people.activity import breaks_of
from coaching.practice.days import mondays, today
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
    """The last weeks in the client's calendar, the oldest first, the running one last."""
    people = list(client.contacts.select_related("group").in_rhythm())
    archived = {each.pk: today(each.archived_at, client.timezone) for each in people if each.archived_at}
    days, breaks = _days_in_touch(client, now), _days_of_breaks(client, now)
    day = today(now, client.timezone)
    weeks_before = mondays(day, weeks)
    *past, running = [_week(monday, _there(people, archived, monday), days, breaks) for monday in weeks_before]
    here = _there(people, archived, weeks_before[-1])
    return [*past, replace(running, in_time=sum(_is_in_time(each, days[each.pk], day, breaks) for each in here))]


def _is_in_time(contact, days, day, breaks):
    """Whether it isn't their turn today."""
    return contact.due_on is None or contact.due_on > day or _days_left(contact, days, day, breaks) > 0


def _there(people, archived, monday):
    """Who was on the list in that week."""
    end = monday + A_WEEK
    return [person for person in people if person.added_on < end and archived.get(person.pk, end) >= end]


def _week(monday, people, days, breaks):
    in_time = sum(_days_left(person, days[person.pk], monday, breaks) >= 0 for person in people)
    return Week(in_time, len(people), any(monday <= day < monday + A_WEEK for day in breaks))


def _days_left(contact, days, day, breaks):
    """How many days there were left on a day, or at the last time in touch within a week of it; below 0 their turn had passed."""
    last = bisect_left(days, day + A_WEEK)
    since, rhythm = (days[last - 1], contact.rhythm) if last else (contact.added_on, 0)
    rested = bisect_left(breaks, day) - bisect_left(breaks, since)
    return rhythm + max(rested, 0) - (day - since).days


def _days_in_touch(client, now):
    """{contact: the days they were in touch, the earliest first}."""
    found = defaultdict(list)
    touches = Touch.objects.filter(contact__in=client.contacts.in_rhythm(), at__lte=now).resetting()
    for contact_id, on in touches.order_by("on", "at").values_list("contact_id", "on"):
        found[contact_id].append(on)
    return found


def _days_of_breaks(client, now):
    """The days of the client's breaks up to today, in order."""
    day, days = today(now, client.timezone), set()
    for each in breaks_of([client.pk])[client.pk]:
        last = min(each.last_day or day, day)
        days |= {each.first_day + count * A_DAY for count in range((last - each.first_day).days + 1)}
    return sorted(days)
