"""The check keeps on writers it has never read what the documents say of it, within the width of their intervals.

Not its goals: those are in `scripts/bench_check.py`, and `docs/message-check.md` tells which of them are not reached.
"""

import pytest

from scripts.bench_check import figures, read, side

AT_MOST = {
    "prepared wishes to learn surely told “Mostly asks”": 0.02,
    "without a job ask, surely told that they ask for one": 0.02,
    "job asks surely called two-way": 0.03,
}
AT_LEAST = {
    "right where sure": 0.9,
    "sure": 0.25,
    "verdicts right": 0.7,
    "verdicts right where no reader doubted": 0.8,
    "F1 of greeting_personal": 0.95,
    "F1 of shows_preparation": 0.84,
}


@pytest.fixture(scope="module")
def measured():
    found = read(side("set_aside"))
    return {words.split(" (")[0]: figure(found) for words, figure in figures()}


@pytest.mark.parametrize(("words", "most"), AT_MOST.items())
def test_harm_stays_rare(measured, words, most):
    assert measured[words] <= most


@pytest.mark.parametrize(("words", "least"), AT_LEAST.items())
def test_strangers_are_read_as_well_as_the_documents_say(measured, words, least):
    assert measured[words] >= least
