"""When a verdict is sure. Silence is the kind way to be wrong: what could hurt somebody who did their homework is never said
on a slight reason."""

import re
from collections.abc import Iterable, Mapping

from .result import NEUTRAL, ONE_WAY, TWO_WAY, Finding
from .verdicts import FACT, JOB, LEARN, NAMED, by_definition

# The least weight of a verdict that is sure: a little more than what makes it right in 97 of 100 on writers the network did not
# learn from (`scripts/choose_check_sureness.py`), because those are few.
LEAST = {TWO_WAY: 0.9, ONE_WAY: 0.87, NEUTRAL: 0.63}
DOUBTED = 2.0  # log odds up to which an element is neither plainly there nor plainly absent
JOB_WORDS = re.compile(
    r"\b(?:jobs?|hir(?:e|es|ed|ing)|openings?|vacanc(?:y|ies)|positions?|roles?|posts?|placements?|internships?|opportunit(?:y|ies)"
    r"|recruit\w*|referr?\w*|recommend\w*|references?|resumes?|résumés?|cvs?|portfolio|appl(?:y|ied|ication)\w*|candida\w+|consider\w*"
    r"|work for|work with|employ\w*|in mind|good word|spots?|seats?|shifts?|apprentice\w*)\b",
    re.IGNORECASE,
)

DENIED = re.compile(
    r"\b(?:not|n't|never|nothing)\b[^.?!]{0,40}\b(?:ask\w*|looking|writ\w+|request\w*|want\w*|about|for)\b", re.IGNORECASE
)

# How a wish to be hired is dressed as a wish to learn.
HINTED = re.compile(
    r"\b(?:(?:be|become|being|becoming) (?:a )?part of|join(?:ing)? (?:you|your|the team)|room for (?:me|someone like me)"
    r"|(?:a|any) place for me|someone like me|work(?:ing)? (?:for|at) your|do (?:former )?\w+ fit)\b",
    re.IGNORECASE,
)


def is_sure(verdict: str, chance: float, odds: Mapping[str, float], findings: Iterable[Finding]) -> bool:
    """Whether a verdict of this chance is said with certainty, given the elements' log odds and what would be shown."""
    return weight(verdict, chance, odds) >= LEAST[verdict] and may_be_sure(verdict, odds, findings)


def weight(verdict: str, chance: float, odds: Mapping[str, float]) -> float:
    """The chance that two ways of reading share: the network's own view, and what follows from the elements by definition."""
    return chance * by_definition(odds)[verdict]


def may_be_sure(verdict: str, odds: Mapping[str, float], findings: Iterable[Finding]) -> bool:
    """Whether a verdict may be said with certainty at all, however likely it is."""
    return _follows(verdict, odds) and not _may_hurt(verdict, odds, findings)


def _follows(verdict: str, odds: Mapping[str, float]) -> bool:
    """Whether the elements that are shown say the same by the definitions, without a named gift beside an ask for a job: there
    careful readers differ."""
    found = by_definition(odds)
    return verdict == max(found, key=found.__getitem__) and not (odds[NAMED] > 0 and odds[JOB] > 0)


def _may_hurt(verdict: str, odds: Mapping[str, float], findings: Iterable[Finding]) -> bool:
    """Whether it could be unkind to somebody who knows the reader and only asks to learn, or calls an ask for a job a gift."""
    if verdict == TWO_WAY:
        hinted = any(finding.kind == LEARN and HINTED.search(finding.quote) for finding in findings)
        return odds[NAMED] < DOUBTED and (odds[JOB] > -DOUBTED or hinted)
    if verdict != ONE_WAY:
        return False
    prepared = odds[FACT] > 0 and odds[LEARN] > -DOUBTED
    named = any(finding.kind == JOB and _is_named(finding.quote) for finding in findings)
    return (prepared and not named) or 0 < odds[JOB] < DOUBTED


def _is_named(quote: str) -> bool:
    """Whether words quoted as an ask for a job have job words in them and don't deny it."""
    return bool(JOB_WORDS.search(quote)) and not DENIED.search(quote)
