"""What the model makes of one message: how likely each element is, and the writer's own words that speak for it."""

import re

from . import model
from .elements import quoted
from .result import ASK, GIVE

LONGEST_QUOTE = 140
CLAUSE = re.compile(r"[,;:–—]\s|\n|\s-\s")
EDGES = " \n\t,;:–—-"
MATTERS = 0.4  # a word is part of the quote when it weighs at least this share of the strongest one
DIRECTIONS = {
    "shows_preparation": GIVE,
    "offers_value": GIVE,
    "general_offer": GIVE,
    "asks_to_learn": ASK,
    "asks_for_job_or_referral": ASK,
    "other_ask": ASK,
}


class Evidence:
    """The scores of a message's sentences, each element's worked out once."""

    def __init__(self, sentences):
        self.sentences = sentences
        self.features = model.features_of(sentences)
        self._scores = {}

    def scores(self, element):
        if element not in self._scores:
            self._scores[element] = model.scores(self.features, element)
        return self._scores[element]

    def odds(self, element):
        """The log odds that the message holds the element."""
        return model.message_odds([score.odds for score in self.scores(element)], element)

    def findings(self, element, kind, after=0):
        """The sentences that speak for an element by themselves, or else the one that does so most. Quotes begin at `after`."""
        scored = list(zip(self.sentences, self.scores(element), strict=True))
        speaking = [pair for pair in scored if pair[1].odds > 0] or [max(scored, key=lambda pair: pair[1].odds)]
        return [_finding(kind, sentence, score.reasons, after) for sentence, score in speaking]


def _finding(kind, sentence, reasons, after):
    inside = [(weight, each) for weight, each in reasons if each.end > max(each.start, after)]
    first, last = _place(inside, sentence)
    start, end = _whole(first, last, sentence, after - sentence.start)
    return quoted(kind, sentence, start, end, direction=DIRECTIONS[kind])


def _place(reasons, sentence):
    """From the first to the last word that mattered; the whole sentence when no single word did. Counted within the sentence."""
    if not reasons:
        return 0, len(sentence.text)
    most, strongest = max(reasons, key=lambda pair: pair[0])
    near = [each for weight, each in reasons if weight >= MATTERS * most]
    start, end = min(each.start for each in near), max(each.end for each in near)
    if end - start > LONGEST_QUOTE:
        start, end = strongest.start, strongest.end
    return start - sentence.start, end - sentence.start


def _whole(start, end, sentence, after):
    """Widened to whole clauses, as far as that stays short enough to be read at a glance, and not into the greeting."""
    ends = [0, *(match.end() for match in CLAUSE.finditer(sentence.text)), len(sentence.text)]
    wide = max(each for each in ends if each <= start), min(each for each in ends if each >= end)
    if wide[1] - wide[0] > LONGEST_QUOTE:
        wide = start, min(end, start + LONGEST_QUOTE)
    start, end = max(wide[0], after), wide[1]
    shown = sentence.text[start:end]
    return start + len(shown) - len(shown.lstrip(EDGES)), start + len(shown.rstrip(EDGES))
