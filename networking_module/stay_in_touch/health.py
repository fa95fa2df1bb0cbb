"""How a client's network is doing: with how many of those they chose a rhythm for they were in touch in time, week by week.

Somebody is in time in a week when their turn had not passed before it began; in the running one, when it isn't their turn today.
Weeks with a break are left out, and the days of a break put nobody behind. The people are those in rhythm today, and whoever is
archived counts in the weeks before that. All days are dates of the client's own calendar. Three queries for any number of people.
"""

from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import FilteredRelation, Q
from django.db.models.functions import Coalesce

from coaching.people.activity import WEEKS, breaks_of
from coaching.practice.days import mondays, today
from networking_module.contacts.models.interactions import resets

A_DAY, A_WEEK = timedelta(days=1), timedelta(weeks=1)


@dataclass(frozen=True)
class Person:
    """Someone with a rhythm of so many days; `days` are those on which they were in touch, the earliest first."""

    added_on: date
    due_on: date | None
    rhythm: int
    archived_on: date | None
    days: list[date]


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
    people, breaks = _people(client, now), _days_of_breaks(client, now)
    day = today(now, client.timezone)
    weeks_before = mondays(day, weeks)
    *past, running = [_week(monday, _there(people, monday), breaks) for monday in weeks_before]
    here = _there(people, weeks_before[-1])
    return [*past, replace(running, in_time=sum(_is_in_time(each, day, breaks) for each in here))]


def _is_in_time(person, day, breaks):
    """Whether it isn't their turn today."""
    return person.due_on is None or person.due_on > day or _days_left(person, day, breaks) > 0


def _there(people, monday):
    """Who was on the list in that week."""
    end = monday + A_WEEK
    return [each for each in people if each.added_on < end and (each.archived_on or end) >= end]


def _week(monday, people, breaks):
    in_time = sum(_days_left(person, monday, breaks) >= 0 for person in people)
    return Week(in_time, len(people), any(monday <= day < monday + A_WEEK for day in breaks))


def _days_left(person, day, breaks):
    """How many days there were left on a day, or at the last time in touch within a week of it; below 0 their turn had passed."""
    last = bisect_left(person.days, day + A_WEEK)
    since, rhythm = (person.days[last - 1], person.rhythm) if last else (person.added_on, 0)
    rested = bisect_left(breaks, day) - bisect_left(breaks, since)
    return rhythm + max(rested, 0) - (day - since).days


def _people(client, now):
    """Those in rhythm. One query: a row for each day they were in touch, and one for whom there is none."""
    since = Q(touches__at__lte=now) & resets("touches__")
    rows = client.contacts.in_rhythm().alias(met=FilteredRelation("touches", condition=since))
    rows = rows.annotate(rhythm=Coalesce("rhythm_days", "group__rhythm_days")).order_by("pk", "met__on")
    fields = ("added_on", "due_on", "rhythm", "archived_at")
    found = {}
    for pk, added_on, due_on, rhythm, archived_at, on in rows.values_list("pk", *fields, "met__on"):
        if pk not in found:
            found[pk] = Person(added_on, due_on, rhythm, today(archived_at, client.timezone) if archived_at else None, [])
        if on:
            found[pk].days.append(on)
    return list(found.values())


def _days_of_breaks(client, now):
    """The days of the client's breaks up to today, in order."""
    day, days = today(now, client.timezone), set()
    for each in breaks_of([client.pk])[client.pk]:
        last = min(each.last_day or day, day)
        days |= {each.first_day + count * A_DAY for count in range((last - each.first_day).days + 1)}
    return sorted(days)
