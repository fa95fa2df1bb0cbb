"""Days as messages name them."""

from datetime import date

import pytest

from networking_module.bring_value.offer_days import day_named, may_name_a_day

WEDNESDAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("I'll send it on Friday", date(2026, 11, 20)),
        ("I'll send it by Wednesday", date(2026, 11, 25)),
        ("I'll send it next Friday", date(2026, 11, 27)),
        ("I'll send it next Monday", date(2026, 11, 23)),
        ("I'll send it tomorrow", date(2026, 11, 19)),
        ("I'll send it tonight", WEDNESDAY),
        ("I'll bring it this weekend", date(2026, 11, 22)),
        ("I'll send it next week", date(2026, 11, 25)),
        ("I'll send it", None),
    ],
)
def test_the_day_that_an_offer_names(words, day):
    assert day_named(words, WEDNESDAY) == day


@pytest.mark.parametrize(
    ("offer", "day"),
    [
        ("I'll send it by Dec. 3", date(2026, 12, 3)),
        ("I'll send it by December 5th", date(2026, 12, 5)),
        ("I'll send it on the 15th of December", date(2026, 12, 15)),
        ("I'll send it by 12/10", date(2026, 12, 10)),
        ("I'll send it by the 3rd", date(2026, 12, 3)),
        ("I'll send it within 3 days", date(2026, 12, 2)),
        ("I'll send it in two weeks", date(2026, 12, 13)),
        ("I'll send it by the end of the month", date(2026, 11, 30)),
        ("I'll send it after Thanksgiving", None),
        ("I'll send it by February 30", None),
    ],
)
def test_days_that_an_offer_names(offer, day):
    assert day_named(offer, date(2026, 11, 29)) == day


@pytest.mark.parametrize(
    ("offer", "may"),
    [
        ("I'll send it after Thanksgiving", True),
        ("I'll send it by mid-January", True),
        ("I'll call in the fall", True),
        ("I can introduce you to Omar, who plans them in Porto", False),
        ("I'll put you in touch by email", False),
    ],
)
def test_words_that_may_name_a_day(offer, may):
    assert may_name_a_day(offer) is may
