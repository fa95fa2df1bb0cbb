from datetime import date

import pytest

from coaching.tables.days import day_comes_first, read_day

DAY = date(2024, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "05 Mar 2024",
        "5 Mar 2024",
        " 05 MAR 2024 ",
        "5 March 2024",
        "5th March 2024",
        "05-Mar-2024",
        "5-Mar-24",
        "Mar 5, 2024",
        "March 5 2024",
        "2024-03-05",
        "2024-03-05T10:00:00Z",
        "2024/3/5",
        "05.03.2024",
        "5. 3. 2024",
        "3/5/2024",
        "3/5/24, 7:35 AM",
    ],
)
def test_day_is_read_in_every_way_that_files_write_it(text):
    assert read_day(text) == DAY


@pytest.mark.parametrize(
    "text", ["", "soon", "31 Feb 2024", "05 Xxx 2024", "99/99/2024", "05 Mar 1024", "0000-00-00", "5/3", "=A1"]
)
def test_what_is_no_day_is_none(text):
    assert read_day(text) is None


@pytest.mark.parametrize(
    ("texts", "expected"),
    [(["3/5/2024", "25/3/2024"], True), (["3/5/2024", "3/25/2024"], False), (["3/5/2024"], False), ([], False)],
)
def test_whether_the_day_comes_first_is_told_by_the_whole_column(texts, expected):
    assert day_comes_first(texts) is expected


def test_day_first_is_heeded():
    assert read_day("5/3/2024", day_first=True) == DAY
