"""Charts as plain numbers: where each bar stands. Templates draw them as SVG, with the same numbers as a table beside."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import ngettext

from coaching.practice.days import monday_of, today

ENOUGH = 3  # points; what is fewer is said in a sentence
HEIGHT, HEAD, STEP, GAP, LOW = 72, 16, 26, 6, 3  # the head has room for the number over a bar


@dataclass(frozen=True)
class Bar:
    """A week's bar: the week that begins on `monday`."""

    monday: date
    count: int | None
    x: int
    height: int

    @property
    def top(self):
        return HEAD + HEIGHT - self.height

    @property
    def label(self):
        return self.top - 4

    @property
    def middle(self):
        return self.x + (STEP - GAP) // 2


def bars(counts, zone, now, top=None):
    """A bar for each week's count, oldest first, the running week last; an empty week is a low line, and so is one without a
    count (None). The highest bar stands for `top`, or for the highest count."""
    running, top = monday_of(today(now, zone)), top or max([*counts, 1])
    heights = [max(round((count or 0) / top * HEIGHT), LOW) for count in counts]
    mondays = [running - timedelta(weeks=back) for back in reversed(range(len(counts)))]
    return [
        Bar(monday, count, index * STEP, height)
        for index, (monday, count, height) in enumerate(zip(mondays, counts, heights, strict=True))
    ]


@dataclass(frozen=True)
class Mark:
    """One week, or some weeks of rest in a row, in the row of active weeks. `first` is the Monday of the first."""

    first: date
    state: str
    weeks: int
    x: int

    @property
    def middle(self):
        return self.x + (STEP - GAP) // 2

    @property
    def words(self):
        return ngettext("%(count)d week", "%(count)d weeks", self.weeks) % {"count": self.weeks}


def marks(active):
    """The row of active weeks, oldest first: "active", "missed", and "rested" once for a run of them."""
    found: list[Mark] = []
    for week in active.weeks:
        state = "active" if week.active else "rested" if week.rested else "missed"
        if found and state == "rested" == found[-1].state:
            found[-1] = Mark(found[-1].first, state, found[-1].weeks + 1, found[-1].x)
        else:
            found.append(Mark(week.monday, state, 1, len(found) * STEP))
    return found
