"""What holds of every schedule, clock and calendar: the engine agrees with a slow and literal reading of its rules."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.booking.engine.instants import first_instant
from coaching.booking.engine.slots import Booked, Busy, Hours, Rules, Schedule, is_open, nearest, open_slots

from . import slot_reference

steady = settings(derandomize=True, database=None, deadline=None, max_examples=120)
slow = settings(steady, max_examples=60)
STEP = timedelta(minutes=15)
DAY = timedelta(days=1)

# zones and dates around which their clocks jump, turn back or skip a date, by quarters of an hour
ODD_DAYS = [
    ("UTC", date(2026, 6, 1)),
    ("Europe/Berlin", date(2026, 3, 29)),
    ("Europe/Berlin", date(2026, 10, 25)),
    ("America/New_York", date(2026, 11, 1)),
    ("America/Sao_Paulo", date(2018, 11, 4)),
    ("America/Sao_Paulo", date(2018, 2, 17)),
    ("America/Nuuk", date(2024, 3, 30)),
    ("America/Nuuk", date(2024, 10, 26)),
    ("Africa/Cairo", date(2024, 4, 26)),
    ("Africa/Cairo", date(2024, 10, 31)),
    ("Africa/Casablanca", date(2024, 3, 10)),
    ("Asia/Pyongyang", date(2015, 8, 14)),
    ("Asia/Pyongyang", date(2018, 5, 4)),
    ("Australia/Lord_Howe", date(2026, 4, 5)),
    ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("Antarctica/Troll", date(2026, 3, 29)),
    ("Asia/Kathmandu", date(2026, 6, 1)),
    ("Pacific/Apia", date(2011, 12, 30)),
    ("Pacific/Kwajalein", date(1993, 8, 21)),
    ("Pacific/Kwajalein", date(1969, 9, 30)),
]
ODD_MINUTES = [("America/St_Johns", date(2010, 3, 14)), ("America/St_Johns", date(2010, 11, 6))]


def quarters(least, most):
    return st.integers(least, most).map(lambda number: number * STEP)


def minutes_of_day(least, most):
    return st.integers(least * 4, most * 4).map(lambda number: number * 15)


rows = st.lists(st.builds(Hours, minutes_of_day(0, 16), minutes_of_day(12, 24)), min_size=1, max_size=3)
limits = st.none() | st.none() | st.integers(0, 4)


def midnight(day):
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


@st.composite
def questions(draw):
    """Keyword arguments of `open_slots`, within a few days of an odd one."""
    zone, day = draw(st.sampled_from(ODD_DAYS))
    around = quarters(-250, 350).map(lambda span: midnight(day) + span)
    dates = st.integers(-2, 3).map(lambda number: day + number * DAY)
    pairs = st.tuples(around, quarters(0, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))
    buffers = quarters(0, 3)
    bookings = st.builds(
        lambda pair, before, after, same_type, key: Booked(*pair, before, after, same_type, key),
        *(pairs, buffers, buffers, st.booleans(), st.integers(1, 4)),
    )
    weekly = dict(enumerate(draw(st.lists(rows, min_size=7, max_size=7))))
    overrides = draw(st.dictionaries(dates, rows | st.just([]), max_size=4))
    spans = (draw(quarters(1, 12)), draw(quarters(1, 6)), draw(buffers), draw(buffers), draw(quarters(0, 8)))
    start = draw(around)
    return {
        "schedule": Schedule(zone, weekly, overrides),
        "rules": Rules(*spans, draw(st.none() | st.integers(0, 8)), draw(limits), draw(limits)),
        "busy": [Busy(*pair) for pair in draw(st.lists(pairs, max_size=4))],
        "booked": draw(st.lists(bookings, max_size=6)),
        "now": draw(st.just(midnight(day) - 3 * DAY) | around),
        "start": start,
        "end": start + draw(quarters(-1, 250)),
        "moving": draw(st.none() | st.integers(1, 4)),
    }


def present(question):
    return [one for one in question["booked"] if question["moving"] is None or one.key != question["moving"]]


@slow
@given(questions())
def test_engine_agrees_with_the_rules_read_literally(question):
    assert open_slots(**question) == slot_reference.slots(**question, step=STEP)


@steady
@given(st.sampled_from(ODD_DAYS + ODD_MINUTES), st.integers(-1, 1), st.integers(0, 1440))
def test_local_time_is_the_first_instant_whose_clock_reads_it(odd_day, days_off, minute):
    zone, day = ZoneInfo(odd_day[0]), odd_day[1] + days_off * DAY
    wall = datetime(day.year, day.month, day.day) + timedelta(minutes=minute)
    clock = slot_reference.watch(zone, midnight(day) - DAY, midnight(day) + 3 * DAY, timedelta(minutes=1))

    assert first_instant(day, minute, zone) == slot_reference.first_reading(wall, clock)


@steady
@given(questions())
def test_slots_are_sorted_unique_and_inside_their_limits(question):
    found, rules, now = open_slots(**question), question["rules"], question["now"]

    assert found == sorted(set(found))
    for slot in found:
        assert question["start"] <= slot < question["end"]
        assert slot >= now + rules.minimum_notice
        assert rules.horizon_days is None or slot < now + rules.horizon_days * DAY


@steady
@given(questions())
def test_no_slot_overlaps_what_is_taken(question):
    rules = question["rules"]
    taken = [*question["busy"], *((one.start - one.buffer_before, one.end + one.buffer_after) for one in present(question))]
    for slot in open_slots(**question):
        first, last = slot - rules.buffer_before, slot + rules.duration + rules.buffer_after
        assert not any(max(first, start) < min(last, end) for start, end in taken)


@steady
@given(questions(), st.integers(0, 200))
def test_two_windows_hold_what_their_union_holds(question, cut):
    middle = min(question["start"] + cut * STEP, question["end"])
    parts = open_slots(**{**question, "end": middle}) + open_slots(**{**question, "start": middle})

    assert parts == open_slots(**question)


@steady
@given(questions(), st.integers(0, 200), st.integers(-1, 1))
def test_is_open_says_what_the_list_says(question, place, second):
    asked = {name: value for name, value in question.items() if name not in ("start", "end")}
    found = open_slots(**question)
    at = found[place % len(found)] if found else question["start"] + place * STEP
    at += timedelta(seconds=second)

    if question["start"] <= at < question["end"]:
        assert is_open(**asked, at=at) == (at in found)


@steady
@given(questions())
def test_a_slot_once_booked_is_gone_and_comes_back_while_it_moves(question):
    question = {**question, "booked": present(question), "moving": None}
    found, rules = open_slots(**question), question["rules"]
    for slot in found[:3]:
        mine = Booked(slot, slot + rules.duration, rules.buffer_before, rules.buffer_after, True, "mine")
        after = {**question, "booked": [*question["booked"], mine]}
        assert slot not in open_slots(**after)
        assert set(open_slots(**after)) < set(found)
        assert open_slots(**{**after, "moving": "mine"}) == found


@steady
@given(questions())
def test_booking_the_first_slot_over_and_over_ends_within_the_caps(question):
    question = {**question, "booked": present(question), "moving": None}
    zone, rules, booked = ZoneInfo(question["schedule"].zone), question["rules"], list(question["booked"])
    mine = []
    while found := open_slots(**{**question, "booked": booked}):
        mine.append(found[0].astimezone(zone).date())
        booked.append(Booked(found[0], found[0] + rules.duration, rules.buffer_before, rules.buffer_after, True))
    days = [one.start.astimezone(zone).date() for one in booked if one.same_type]
    weeks = [day.isocalendar()[:2] for day in days]

    assert rules.cap_per_day is None or all(days.count(day) <= rules.cap_per_day for day in mine)
    assert rules.cap_per_week is None or all(weeks.count(day.isocalendar()[:2]) <= rules.cap_per_week for day in mine)


@steady
@given(questions(), st.integers(-100, 100), st.integers(1, 4))
def test_no_other_slot_is_nearer_than_the_nearest(question, place, count):
    found, wanted = open_slots(**question), question["start"] + place * STEP
    chosen = nearest(found, wanted, count)

    assert chosen == sorted(chosen)
    assert len(chosen) == min(count, len(found))
    assert all(abs(one - wanted) <= abs(other - wanted) for one in chosen for other in set(found) - set(chosen))
