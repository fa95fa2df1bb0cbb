"""The slot rules once more, as slowly and literally as can be: the engine has to agree with it."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)


def reads(instant, zone):
    return instant.astimezone(zone).replace(tzinfo=None)


def watch(zone, since, until, step):
    """The clock of a zone as it goes by: pairs of an instant and what it reads."""
    instants = [since + number * step for number in range(int((until - since) / step))]
    return [(instant, reads(instant, zone)) for instant in instants]


def first_reading(wall, clock):
    """R2: the first instant at which the clock reads this time or later."""
    return next(instant for instant, reading in clock if reading >= wall)


def slots(*, schedule, rules, busy, booked, now, start, end, moving, step):
    """`step` divides every offset, row and jump in use."""
    zone = ZoneInfo(schedule.zone)
    clock = watch(zone, start - 4 * DAY, end + 7 * DAY, step)
    booked = [one for one in booked if moving is None or one.key != moving]
    dates = [reads(start, zone).date() + number * DAY for number in range(-1, (end - start).days + 4)]
    openings = [opening for day in dates for opening in openings_of(day, schedule, clock)]
    open_instants = {first + number * step for first, last in openings for number in range(int((last - first) / step))}
    blocked = [(one.start, one.end) for one in busy]
    blocked += [(one.start - one.buffer_before, one.end + one.buffer_after) for one in booked]
    found = []
    for first, last in openings:
        at = first
        while at < last:
            if is_free(at, rules, blocked, open_instants, step) and is_wanted(at, rules, booked, zone, now, start, end):
                found.append(at)
            at += rules.increment
    return sorted(found)


def openings_of(day, schedule, clock):
    rows = schedule.overrides.get(day, schedule.weekly.get(day.weekday(), []))
    midnight = datetime.combine(day, time.min)
    walls = [[midnight + timedelta(minutes=minute) for minute in row] for row in rows if row.end > row.start]
    spans = [[first_reading(wall, clock) for wall in row] for row in walls]
    merged = True
    while merged:
        merged = merge_two(spans)
    return [span for span in spans if span[0] < span[1]]


def merge_two(spans):
    for one in spans:
        for other in spans:
            if one is not other and one[0] <= other[1] and other[0] <= one[1]:
                spans.remove(other)
                one[:] = min(one[0], other[0]), max(one[1], other[1])
                return True
    return False


def is_free(at, rules, blocked, open_instants, step):
    inside = all(at + number * step in open_instants for number in range(int(rules.duration / step)))
    first, last = at - rules.buffer_before, at + rules.duration + rules.buffer_after
    return inside and not any(first < end and start < last and start < end for start, end in blocked)


def is_wanted(at, rules, booked, zone, now, start, end):
    day = reads(at, zone).date()
    days = [reads(one.start, zone).date() for one in booked if one.same_type]
    weeks = [one.isocalendar()[:2] for one in days]
    return (
        start <= at < end
        and at >= now + rules.minimum_notice
        and (rules.horizon_days is None or at < now + timedelta(hours=24 * rules.horizon_days))
        and (rules.cap_per_day is None or days.count(day) < rules.cap_per_day)
        and (rules.cap_per_week is None or weeks.count(day.isocalendar()[:2]) < rules.cap_per_week)
    )
