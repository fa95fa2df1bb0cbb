"""What a message promises, from messages of many kinds: `offers.toml` has them."""

import tomllib
from pathlib import Path

import pytest

from networking_module.bring_value.check import check
from networking_module.bring_value.offers import LONGEST_OFFER, offers_in

ROWS = tomllib.loads((Path(__file__).parent / "offers.toml").read_text())["messages"]


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


def test_an_abbreviated_month_is_no_end_of_a_sentence():
    assert [each.text for each in offers_in("Hi Tom, I'll send you the draft by Dec. 3, promised.")] == [
        "I'll send you the draft by Dec. 3, promised"
    ]
