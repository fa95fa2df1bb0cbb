"""How long the slot engine takes for a month with 1,000 bookings, against a bare sorted sweep over the same data.

The sweep is the least that any engine has to do: sort what is taken, walk the starts of the month and skip those that
meet it. It gets its openings in UTC for free and knows no zone, buffer, cap, notice, horizon or check of its input.
"""

import random
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from coaching.booking.engine.slots import Booked, Hours, Rules, Schedule, open_slots

LIMIT = 4
QUARTER = timedelta(minutes=15)
START, END = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)  # Berlin's clocks jump on the 29th
SCHEDULE = Schedule("Europe/Berlin", {weekday: [Hours(8 * 60, 12 * 60), Hours(13 * 60, 21 * 60)] for weekday in range(7)})
RULES = Rules(QUARTER, QUARTER, minimum_notice=timedelta(hours=1), horizon_days=60)
CAPPED = Rules(QUARTER, QUARTER, minimum_notice=timedelta(hours=1), horizon_days=60, cap_per_day=50, cap_per_week=500)
ENGINES = {"engine": RULES, "engine with caps": CAPPED}  # the first is held to the limit: the sweep counts nothing


def engine(booked, rules=RULES):
    return open_slots(schedule=SCHEDULE, rules=rules, busy=[], booked=booked, now=START, start=START, end=END)


def sweep(booked, openings):
    taken = sorted((one.start, one.end) for one in booked)
    found, index = [], 0
    for start, end in openings:
        while start + QUARTER <= end:
            while index < len(taken) and taken[index][1] <= start:
                index += 1
            if index == len(taken) or start + QUARTER <= taken[index][0]:
                found.append(start)
            start += QUARTER
    return found


def best_of(rounds, call, *arguments):
    """The shortest of many runs, in milliseconds: the one that was least disturbed."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        call(*arguments)
        times.append(time.perf_counter() - begun)
    return min(times) * 1000


def main():
    starts = random.Random(2026).sample(engine([]), 1000)
    booked = [Booked(start, start + QUARTER, same_type=True) for start in starts]
    openings = [opening for opening in SCHEDULE.openings(START, END) if opening[0] < END]
    assert engine(booked) == sweep(booked, openings), "The engine and the sweep have to find the same slots."
    bare = best_of(50, sweep, booked, openings)
    print(f"{len(booked)} bookings, {len(engine(booked))} open of {len(engine([]))} starts; best of 50 runs")
    print(f"{'sorted sweep':<20}{bare:8.2f} ms")
    plain, _capped = (report(name, best_of(50, engine, booked, rules), bare) for name, rules in ENGINES.items())
    return f"The engine takes more than {LIMIT} times the sweep." if plain > LIMIT else 0


def report(name, spent, bare):
    print(f"{name:<20}{spent:8.2f} ms   {spent / bare:.1f} x the sweep")
    return spent / bare


if __name__ == "__main__":
    sys.exit(main())
