"""The example messages are sound: what they say of themselves can be learned from and measured against."""

import pytest

from networking_module.bring_value.check import corpus
from networking_module.bring_value.check.result import NEUTRAL, ONE_WAY, TWO_WAY
from networking_module.bring_value.check.sentences import sentences
from networking_module.bring_value.check.verdicts import NAMED

PARTS = ("development", "kept_aside")


@pytest.fixture(params=PARTS)
def messages(request):
    return corpus.load(request.param)


def by_definition(message):
    held = message["elements"]
    if corpus.holds(message, NAMED):
        return TWO_WAY
    if "asks_for_job_or_referral" in held:
        return ONE_WAY
    if "asks_to_learn" in held and "shows_preparation" in held:
        return TWO_WAY
    return ONE_WAY if "asks_to_learn" in held or "other_ask" in held else NEUTRAL


def test_every_mark_stands_in_its_message(messages):
    lost = [
        (each["id"], quote)
        for each in messages
        for element in each["elements"]
        for quote in corpus.quotes({**each, "value": "none"}, element)
        if quote not in each["text"]
    ]
    assert lost == []


def test_every_verdict_follows_from_the_marks(messages):
    assert [each["id"] for each in messages if corpus.verdict(each) != by_definition(each)] == []


def test_no_message_stands_twice_in_either_part():
    texts = [each["text"] for part in PARTS for each in corpus.load(part)]
    assert len(texts) == len(set(texts))


def test_there_are_at_least_800_messages_with_a_share_kept_aside():
    development, kept = (len(corpus.load(part)) for part in PARTS)
    assert (development + kept >= 800, kept >= 250) == (True, True)


def test_marks_of_a_sentence_are_those_within_it():
    message = {"text": "Hi Bo. I can lend you mine.", "elements": {"offers_value": "I can lend you mine"}, "value": "named"}
    assert [corpus.marks(message, each, NAMED) for each in sentences(message["text"])] == [False, True]
