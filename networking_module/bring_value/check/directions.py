"""Words that look like the opposite of what they do: who is sent to whom decides. Plain rules, before the network's view.

“I'd like to refer my colleagues to you” gives, “refer me” asks; three lines about oneself to forward make a favor easier, and give
nothing.
"""

import re
from collections.abc import Iterator, Mapping
from math import log

from .clauses import clause
from .elements import quoted
from .result import GIVE, VALUE, Finding
from .sentences import Sentence
from .verdicts import CERTAIN, JOB, NAMED, by_definition

PLAIN = 2.0  # log odds of what a plain rule sees
SENT = re.compile(
    r"\b(?:refer|send|recommend|introduce|point|direct|steer|pass|bring)(?:ring|ing)? (?!me\b|myself\b|ourselves\b|my (?:resume|cv|application)\b)"
    r"(?:(?!(?:me|myself|ourselves)\b)[\w'-]+ ){1,6}(?:to you|your way|on to you|over to you)\b"
)
ABOUT_THINGS = re.compile(
    r"\b(?:resume|résumé|cv|application|portfolio|invoice|form|file|link|money|thanks|regards|greetings|proposal|deck)\b|\byou (?:refer|send|recommend|introduce)"
)
BLURB = re.compile(
    r"\b(?:lines?|blurb|paragraph|summary|bio|text)\b[^.?!]{0,30}\b(?:you (?:can|could|may|might)|to) (?:forward|pass|paste|send|use|copy)\b"
    r"|\bforwardable\b|\bhere (?:are|is) (?:the |a |some |my )?(?:two |three |few |short )?(?:lines?|blurb|paragraph)\b"
)


def people_sent(sentences: list[Sentence]) -> Iterator[Finding]:
    """Every place where the writer would send people to the reader."""
    for sentence in sentences:
        match = SENT.search(sentence.low)
        if match and not ABOUT_THINGS.search(sentence.low):
            yield quoted(VALUE, sentence, *clause(sentence.text, match.start(), match.end(), 0), direction=GIVE)


def brings_a_blurb(sentences: list[Sentence]) -> bool:
    """Whether a message brings words about its writer to be passed on."""
    return any(BLURB.search(sentence.low) for sentence in sentences)


def turned(
    odds: Mapping[str, float], own: Mapping[str, float], sent: list[Finding], has_blurb: bool
) -> tuple[dict[str, float], dict[str, float]]:
    """The elements' log odds and those of the verdicts, once the plain rules are heard. They follow the definitions then."""
    if not sent and not has_blurb:
        return dict(odds), dict(own)
    named = max(odds[NAMED], PLAIN) if sent else -CERTAIN
    moved = {**odds, NAMED: named, JOB: min(odds[JOB], -PLAIN) if sent and odds[JOB] < PLAIN else odds[JOB]}
    return moved, {verdict: log(max(chance, 0.005)) for verdict, chance in by_definition(moved).items()}
