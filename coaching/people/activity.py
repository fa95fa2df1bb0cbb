"""“Active in 8 of the last 12 weeks”: the one function behind the client's page and the coach's.

Weeks are ISO weeks of the client's own calendar. A week with a day of a break counts when they did something and is
left out when they rested: then the count reaches further back, so that it stands still during a pause.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Max, Min, Value
from django.utils.translation import gettext as _

from coaching.people import agreed_pauses
from coaching.people.agreed_pauses import Rest
from coaching.people.models import ActiveDay, Break
from coaching.practice.days import monday_of, today
from coaching.practice.reading_once import once

WEEKS = 12  # wherever weeks are counted: home, email, progress, desk
AT_A_GLANCE = 5  # the dots of home and email: the latest of these weeks
A_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Week:
    """The week that begins on `monday`, a date in the client's zone."""

    monday: date
    active: bool
    on_break: bool

    @property
    def rested(self):
        """Whether it is left out of the count."""
        return self.on_break and not self.active


@dataclass(frozen=True)
class ActiveWeeks:
    """The weeks that were looked at, oldest first, the running one last. `whole` when there are as many as were asked for; `rest`
    is the break that the client is on today, `last_day` the latest day on which they did something."""

    weeks: tuple[Week, ...] = ()
    whole: bool = False
    rest: Rest | None = None
    last_day: date | None = None

    @property
    def latest(self):
        return self.weeks[-AT_A_GLANCE:]

    @property
    def counted(self):
        return [week for week in self.weeks if not week.rested]

    @property
    def active(self):
        return sum(week.active for week in self.weeks)

    @property
    def of(self):
        return len(self.counted)

    @property
    def words(self):
        """As the coach reads it."""
        if self.of == 1:
            return _("active in the first week") if self.weeks[-1].rested else _("active this week, their first")
        return self._said(_("active in %(active)d of the first %(of)d weeks"))

    @property
    def own_words(self):
        """As the client reads it."""
        if self.of == 1:
            return _("active in your first week") if self.weeks[-1].rested else _("active this week, your first")
        return self._said(_("active in %(active)d of your first %(of)d weeks"))

    def _said(self, first):
        last = _("active in %(active)d of the last %(of)d weeks")
        return (last if self.whole else first) % {"active": self.active, "of": self.of}


def active_weeks(clients, now, weeks=WEEKS):
    """{client id: ActiveWeeks} of the last `weeks` weeks that count. Three queries for any number of clients.

    A client's first week is the one with their first active day; who has none has no weeks yet. A week that began stays
    the running one for those who moved west, back into the week before.
    """
    days = {client.pk: today(now, client.timezone) for client in clients}
    breaks = breaks_of(days)
    spans, done = _days_active(days, min((_earliest(day, breaks[pk], weeks) for pk, day in days.items()), default=None))
    mondays = {pk: monday_of(max(day, spans[pk][1] or day)) for pk, day in days.items()}
    resting = {pk: _weeks_on_break(breaks[pk], monday) for pk, monday in mondays.items()}
    starts = {pk: _start(monday, resting[pk], weeks) for pk, monday in mondays.items()}
    rests = {pk: next((each for each in breaks[pk] if each.covers(day)), None) for pk, day in days.items()}
    return {
        pk: _looked_at(starts[pk], spans[pk], monday, done[pk], resting[pk], weeks, rests[pk]) for pk, monday in mondays.items()
    }


def _earliest(day, breaks, weeks):
    """The Monday before which no day of a client counts; whoever moved west is a week ahead at most."""
    monday = monday_of(day)
    return _start(monday, _weeks_on_break(breaks, monday), weeks)


def _days_active(clients, since):
    """({client id: (their first active day, their last)}, {client id: the Mondays from `since` on of weeks with an active day});
    (None, None) for those without. One query."""
    spans, mondays = dict.fromkeys(clients, (None, None)), defaultdict(set)
    rows = ActiveDay.objects.filter(client__in=clients).order_by()
    ends = rows.values("client").annotate(first=Min("day"), last=Max("day")).values_list("client", "first", "last", Value(True))
    days = rows.filter(day__gte=since) if since else rows.none()
    for pk, first, last, is_span in ends.union(days.values_list("client", "day", F("day"), Value(False)), all=True):
        if is_span:
            spans[pk] = first, last
        else:
            mondays[pk].add(monday_of(first))
    return spans, mondays


def breaks_of(clients):
    """{client id: the pauses that were agreed on, then their own breaks, each the latest first}; `clients` are ids. Two queries,
    and two for all parts of a page."""
    asked = frozenset(clients)
    return once(("breaks", asked), lambda: _breaks(asked))


def _breaks(clients):
    agreed = agreed_pauses.of_all(clients)
    found: dict[int, list[Rest]] = {pk: [*agreed.get(pk, [])] for pk in clients}
    for each in Break.objects.filter(client__in=clients).order_by("-first_day", "-pk"):
        found[each.client_id].append(each)
    return found


def _weeks_on_break(breaks, running):
    """The Mondays, up to the running week's, of the weeks with a day of a break."""
    found = set()
    for each in breaks:
        monday, last = monday_of(each.first_day), min(each.last_day or running, running)
        while monday <= last:
            found.add(monday)
            monday += A_WEEK
    return found


def _start(monday, resting, weeks):
    """The Monday from which on there are `weeks` weeks without a break."""
    left = weeks
    while True:
        left -= monday not in resting
        if not left:
            return monday
        monday -= A_WEEK


def _looked_at(start, span, running, done, resting, weeks, rest):
    """The latest weeks of which `weeks` count, none before the first active day."""
    first, last = span
    start = max(start, monday_of(first)) if first else running + A_WEEK
    count = (running - start) // A_WEEK + 1
    mondays = [start + index * A_WEEK for index in range(count)]
    found = [Week(monday, monday in done, monday in resting) for monday in mondays]
    counting = [index for index, each in enumerate(found) if not each.rested]
    whole = len(counting) >= weeks
    return ActiveWeeks(tuple(found[counting[-weeks] :] if whole else found), whole, rest, last)
