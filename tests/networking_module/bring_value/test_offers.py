"""What a message promises, from messages of many kinds: `offers.toml` has them."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from networking_module.bring_value.check import check
from networking_module.bring_value.offers import LONGEST_OFFER, day_named, may_name_a_day, offers_in

ROWS = tomllib.loads((Path(__file__).parent / "offers.toml").read_text())["messages"]
WEDNESDAY = date(2026, 11, 18)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_offers_are_the_clauses_that_promise(row):
    found = offers_in(row["text"], check(row["text"]).findings)
    said = {is_promise: [each.text for each in found if each.is_promise == is_promise] for is_promise in (True, False)}
    assert (said[True], said[False]) == (row.get("promises", []), row.get("waits", []))


def test_there_are_enough_of_each_kind():
    assert (len(ROWS) >= 60, sum("promises" in row for row in ROWS) >= 30, sum(len(row) == 1 for row in ROWS) >= 20) == (
        True,
        True,
        True,
    )


def test_an_offer_is_a_part_of_the_message():
    for row in ROWS:
        for each in offers_in(row["text"]):
            assert each.text.partition(":")[0] in " ".join(row["text"].split())


def test_an_endless_offer_is_cut_at_a_word():
    text = f"I'll send you {'the very long list of lists ' * 30}"
    [offer] = offers_in(text)
    assert (len(offer.text) <= LONGEST_OFFER, text.startswith(f"{offer.text} ")) == (True, True)


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


def test_an_abbreviated_month_is_no_end_of_a_sentence():
    assert [each.text for each in offers_in("Hi Tom, I'll send you the draft by Dec. 3, promised.")] == [
        "I'll send you the draft by Dec. 3, promised"
    ]


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
