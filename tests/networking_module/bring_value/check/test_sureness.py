"""When a verdict is said with certainty."""

import pytest

from networking_module.bring_value.check.result import NEUTRAL, ONE_WAY, TWO_WAY, Finding
from networking_module.bring_value.check.sureness import LEAST, is_sure
from networking_module.bring_value.check.verdicts import CERTAIN, FACT, JOB, LEARN, LEARNED, NAMED, OTHER

JOB_QUOTE = Finding(JOB, "Are you hiring?", 0, 15)
VAGUE_QUOTE = Finding(JOB, "Would you tell me more?", 0, 23)


def odds(*held, **others):
    return {name: CERTAIN if name in held else -CERTAIN for name in LEARNED} | others


@pytest.mark.parametrize(
    ("verdict", "held"), [(TWO_WAY, (NAMED,)), (TWO_WAY, (FACT, LEARN)), (ONE_WAY, (OTHER,)), (ONE_WAY, (LEARN,)), (NEUTRAL, ())]
)
def test_a_plain_case_is_sure(verdict, held):
    assert is_sure(verdict, 1.0, odds(*held), [])


@pytest.mark.parametrize("verdict", [TWO_WAY, ONE_WAY, NEUTRAL])
def test_a_small_chance_is_not_sure(verdict):
    held = {TWO_WAY: (NAMED,), ONE_WAY: (OTHER,), NEUTRAL: ()}[verdict]
    assert not is_sure(verdict, LEAST[verdict] - 0.001, odds(*held), [])


def test_a_verdict_that_does_not_follow_from_what_is_shown_is_not_sure():
    assert not is_sure(TWO_WAY, 1.0, odds(OTHER), [])


def test_a_gift_beside_a_job_ask_is_not_sure():
    assert not is_sure(TWO_WAY, 1.0, odds(NAMED, JOB), [JOB_QUOTE])


def test_a_prepared_wish_to_learn_is_never_surely_one_way_without_job_words():
    assert not is_sure(ONE_WAY, 1.0, odds(FACT, LEARN, JOB), [VAGUE_QUOTE])


def test_a_prepared_job_ask_is_surely_one_way_when_its_words_are_quoted():
    assert is_sure(ONE_WAY, 1.0, odds(FACT, LEARN, JOB), [JOB_QUOTE])


def test_a_slight_job_ask_is_not_sure():
    assert not is_sure(ONE_WAY, 1.0, odds(OTHER, **{JOB: 0.5}), [JOB_QUOTE])


def test_a_wish_to_learn_beside_a_possible_job_ask_is_not_surely_two_way():
    assert not is_sure(TWO_WAY, 1.0, odds(FACT, LEARN, **{JOB: -0.5}), [])


def test_a_wish_to_be_hired_dressed_as_a_wish_to_learn_is_not_surely_two_way():
    hint = Finding(LEARN, "I'd love to chat about how I could be part of it.", 0, 49)
    assert not is_sure(TWO_WAY, 1.0, odds(FACT, LEARN), [hint])
