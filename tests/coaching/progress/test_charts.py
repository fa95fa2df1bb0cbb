from datetime import UTC, date, datetime, timedelta

from coaching.people.activity import ActiveWeeks, Week
from coaching.progress import charts

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)  # Sunday evening in New York, Monday in Berlin
MONDAY = date(2026, 9, 7)


def test_the_highest_week_fills_the_height_and_an_empty_one_is_a_low_line():
    bars = charts.bars([0, 1, 4], "Europe/Berlin", NOW)
    assert [bar.height for bar in bars] == [charts.LOW, charts.HEIGHT // 4, charts.HEIGHT]
    assert {bar.top + bar.height for bar in bars} == {charts.HEAD + charts.HEIGHT}


def test_bars_are_weeks_of_the_own_zone():
    assert charts.bars([1, 2], "Europe/Berlin", NOW)[1].monday == date(2026, 11, 23)
    assert charts.bars([1, 2], "America/New_York", NOW)[1].monday == date(2026, 11, 16)


def test_nothing_at_all_is_low_lines():
    assert {bar.height for bar in charts.bars([0, 0], "UTC", NOW)} == {charts.LOW}


def test_weeks_of_rest_in_a_row_are_one_mark():
    facts = [(True, False), (False, True), (False, True), (False, False), (True, True)]
    weeks = [Week(MONDAY + timedelta(weeks=index), active, rest) for index, (active, rest) in enumerate(facts)]
    found = charts.marks(ActiveWeeks(tuple(weeks), True))
    assert [(mark.state, mark.weeks, mark.x // charts.STEP) for mark in found] == [
        ("active", 1, 0),
        ("rested", 2, 1),
        ("missed", 1, 2),
        ("active", 1, 3),
    ]
    assert found[1].words == "2 weeks"
