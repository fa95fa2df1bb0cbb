"""A text cut into sentences, each with its place in the text."""

import re
from typing import NamedTuple

LONGEST = 10_000
WRAPPED = 45  # a line as long as this, without a mark at its end, goes on in the next
_CLOSING = ".!?:;,"
_END = re.compile(r"[.!?]+[\"”’)]*(?=\s|$)|\n+")
ABBREVIATION = re.compile(r"\b(?:mr|mrs|ms|dr|prof|st|jr|sr|e\.g|i\.e|vs|a\.m|p\.m|no)\.$", re.IGNORECASE)


class Sentence(NamedTuple):
    text: str
    start: int

    @property
    def low(self):
        """In lower case with plain apostrophes, of the same length, so that places stay right."""
        low = self.text.lower()
        return (low if len(low) == len(self.text) else self.text).replace("’", "'")

    def within(self, at: int) -> int:
        """A place in the whole text counted within the sentence; 0 for one outside of it."""
        return at - self.start if self.start < at < self.start + len(self.text) else 0


def sentences(text):
    """The sentences of the first 10,000 characters."""
    text, found, start = text[:LONGEST], [], 0
    for match in _END.finditer(text):
        if _goes_on(text, match):
            continue
        found.append(Sentence(text[start : match.end()], start))
        start = match.end()
    found.append(Sentence(text[start:], start))
    return [each for each in map(_stripped, found) if each.text]


def _goes_on(text, match):
    """Whether a sentence isn't over yet: an abbreviation, or a line that was broken because it got too long."""
    if match[0] == "\n":
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].rstrip()
        return len(line) >= WRAPPED and line[-1:] not in _CLOSING
    return ABBREVIATION.search(text[max(0, match.end() - 8) : match.end()]) is not None


def _stripped(sentence):
    text = sentence.text.lstrip()
    return Sentence(text.rstrip(), sentence.start + len(sentence.text) - len(text))
