"""What the model makes of one message: how likely each element is, and the writer's own words that speak for it."""

from . import model
from .clauses import LONGEST_QUOTE, clause
from .elements import quoted
from .result import ASK, GIVE

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
        """The sentences that speak for an element by themselves, or else the one that does so most. Quotes in the greeting's
        sentence begin at `after`, where it ends."""
        scored = list(zip(self.sentences, self.scores(element), strict=True))
        speaking = [pair for pair in scored if pair[1].odds > 0] or [max(scored, key=lambda pair: pair[1].odds)]
        return [_finding(kind, sentence, score.reasons, after) for sentence, score in speaking]


def _finding(kind, sentence, reasons, after):
    inside = [(weight, each) for weight, each in reasons if each.end > max(each.start, sentence.start + sentence.within(after))]
    first, last = _place(inside, sentence)
    start, end = clause(sentence.text, first, last, sentence.within(after))
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
