"""What the network makes of one message: how likely each element is, and the writer's own words that speak for it."""

from functools import cached_property

from . import network
from .clauses import LONGEST_QUOTE, clause
from .elements import quoted
from .result import ASK, GIVE, Finding
from .sentences import Sentence
from .tokens import Token
from .verdicts import FACT, LEARN, LEARNED, NAMED, OTHER, VERDICTS

MATTERS = 0.4  # a word is part of the quote when it weighs at least this share of the strongest one
# What the network is too slow to see, in log odds: chosen where F1 is highest on the writers of `chosen_on`
# (`scripts/choose_check_sureness.py`).
LEAN = {FACT: 1.5, LEARN: 0.3, NAMED: 0.75, OTHER: 2.0}
DIRECTIONS = {
    "shows_preparation": GIVE,
    "offers_value": GIVE,
    "general_offer": GIVE,
    "asks_to_learn": ASK,
    "asks_for_job_or_referral": ASK,
    "other_ask": ASK,
}


class Evidence:
    """A message of at least one sentence as the network read it."""

    def __init__(self, sentences: list[Sentence]) -> None:
        self.sentences = sentences[: network.MOST_SENTENCES]

    @cached_property
    def reading(self) -> network.Reading:
        return network.read(self.sentences)

    def odds(self) -> dict[str, float]:
        """{element: the log odds that the message holds it}."""
        read = zip(LEARNED, map(float, self.reading.message), strict=True)
        return {element: odds + LEAN.get(element, 0.0) for element, odds in read}

    def verdicts(self) -> dict[str, float]:
        """{verdict: the log odds that the network gives it}."""
        return dict(zip(VERDICTS, map(float, self.reading.verdicts), strict=True))

    def scores(self, element: str) -> list[float]:
        """The log odds of each sentence."""
        return [float(score) for score in self.reading.scores[:, LEARNED.index(element)]]

    def findings(self, element: str, kind: str, after: int = 0) -> list[Finding]:
        """The sentences that speak for an element by themselves, or else the one that does so most. Quotes in the greeting's
        sentence begin at `after`, where it ends."""
        scores = self.scores(element)
        places = [place for place, score in enumerate(scores) if score > 0] or [scores.index(max(scores))]
        return [self._finding(element, kind, place, after) for place in places]

    def _finding(self, element: str, kind: str, place: int, after: int) -> Finding:
        sentence, read = self.sentences[place], self.reading
        weighed = zip(map(float, read.focus(place, LEARNED.index(element))), read.tokens[place], strict=True)
        begin = sentence.start + sentence.within(after)
        first, last = _place([(weight, each) for weight, each in weighed if each.start >= begin], sentence)
        start, end = clause(sentence.text, first, last, sentence.within(after))
        return quoted(kind, sentence, start, end, direction=DIRECTIONS[kind])


def _place(weighed: list[tuple[float, Token]], sentence: Sentence) -> tuple[int, int]:
    """From the first to the last word that mattered; the whole sentence when no single word did. Counted within the sentence."""
    most, strongest = max(weighed, key=lambda pair: pair[0], default=(0.0, None))
    if strongest is None or most <= 0:
        return 0, len(sentence.text)
    near = [each for weight, each in weighed if weight >= MATTERS * most]
    start, end = min(each.start for each in near), max(each.end for each in near)
    if end - start > LONGEST_QUOTE:
        start, end = strongest.start, strongest.end
    return start - sentence.start, end - sentence.start
