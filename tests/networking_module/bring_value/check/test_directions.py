"""Who is sent to whom: plain rules that no likeness of words turns around."""

import pytest

from networking_module.bring_value.check.directions import brings_a_blurb, people_sent, turned
from networking_module.bring_value.check.sentences import sentences
from networking_module.bring_value.check.verdicts import CERTAIN, JOB, LEARNED, NAMED

NOTHING = dict.fromkeys(LEARNED, -CERTAIN)
OWN = {"two_way": 0.0, "one_way": 1.0, "neutral": 0.0}


def quotes(text):
    return [finding.quote for finding in people_sent(sentences(text))]


@pytest.mark.parametrize(
    "text",
    [
        "I'd like to refer some former coworkers to you.",
        "May I send two of my patients your way?",
        "I would gladly point them to you.",
        "We keep recommending new parents to you.",
    ],
)
def test_people_sent_to_the_reader_are_a_gift(text):
    assert quotes(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Could you refer me to the hiring manager?",
        "Let me introduce myself to you.",
        "I will send my resume to you.",
        "Would you send people to me?",
        "I pass my thanks on to you.",
    ],
)
def test_what_is_asked_or_is_no_person_is_none(text):
    assert quotes(text) == []


@pytest.mark.parametrize(
    ("text", "is_one"), [("Here are three lines you can forward.", True), ("I read your lines on tides.", False)]
)
def test_a_blurb_is_known(text, is_one):
    assert brings_a_blurb(sentences(text)) == is_one


def test_people_sent_turn_the_verdict():
    odds, own = turned(NOTHING | {JOB: 0.5}, OWN, list(people_sent(sentences("I'll send them your way."))), False)
    assert (odds[NAMED] > 0, odds[JOB] < 0, max(own, key=own.get)) == (True, True, "two_way")


def test_a_blurb_is_no_gift():
    odds, own = turned(NOTHING | {NAMED: 3.0, JOB: 3.0}, OWN, [], True)
    assert (odds[NAMED], max(own, key=own.get)) == (-CERTAIN, "one_way")


def test_nothing_is_turned_without_a_rule():
    assert turned(NOTHING, OWN, [], False) == (NOTHING, OWN)
