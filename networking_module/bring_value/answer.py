"""What the check found, arranged for a screen: a verdict, one thing to try, the client's words marked, and one list of signs."""

from dataclasses import dataclass, field
from typing import Any

from coaching.practice.lazy_text import StrOrPromise
from networking_module.bring_value.check.result import NEUTRAL, ONE_WAY, TWO_WAY, Finding, Result
from networking_module.bring_value.explanations.models import all_words
from networking_module.bring_value.kinds import GOOD, UNREAD, WARM_ASK, kind_of
from networking_module.bring_value.signs import Sign, found_signs, lane_of, possible_signs

SIGNED = {TWO_WAY, ONE_WAY, NEUTRAL, WARM_ASK}
ASKS = {"asks_to_learn", "asks_for_job_or_referral", "mentions_resume", "other_ask"}


@dataclass(frozen=True)
class Answer:
    """The answer in words. `kind` is a verdict that is sure, WARM_ASK, UNSURE or UNREAD; `sign` the template of a road sign, or
    nothing. The `suggestion` is an idea where the message goes both ways already."""

    kind: str
    title: StrOrPromise
    explanation: StrOrPromise
    sign: str = ""
    suggestion: StrOrPromise = ""
    signs: list[Sign] = field(default_factory=list)
    left_out: tuple[str, ...] = ()

    @property
    def is_good(self) -> bool:
        return self.kind in GOOD

    @property
    def is_idea(self) -> bool:
        return self.kind == TWO_WAY


def answer(result: Result, welcome: str = "") -> Answer:
    """What the check says when asked: a verdict only when it is sure, and one thing to try. One query."""
    words, kind = all_words(), kind_of(result)
    title, explanation = words[_words_key(kind, result)]
    if kind == UNREAD:
        return Answer(kind, title, explanation)
    suggestion = suggestion_of(result)
    return Answer(
        kind,
        title,
        explanation,
        sign=f"components/signs/{kind}.html" if kind in SIGNED else "",
        suggestion=words[suggestion].text if suggestion else "",
        signs=[*found_signs(kind, result, words, welcome), *possible_signs(kind, result, words, suggestion)],
        left_out=result.left_out,
    )


def answered(text: str, result: Result, welcome: str = "") -> dict[str, Any]:
    """What the template of an answer takes: the result, its words, and the text with the found words marked."""
    said = answer(result, welcome)
    shown = {sign.slug for sign in said.signs if sign.quotes}
    pieces = marked(text, [finding for finding in result.findings if finding.kind in shown])
    return {"result": result, "answer": said, "pieces": pieces}


def marked(text: str, findings: list[Finding]) -> list[tuple[str, str | None]]:
    """[(piece of the text, lane or None)]: the client's words with the found ones marked; overlapping finds are left out."""
    pieces: list[tuple[str, str | None]] = []
    at = 0
    for finding in sorted(findings, key=lambda each: (each.start, -each.end)):
        if finding.start < at or finding.end <= finding.start:
            continue
        pieces += [(text[at : finding.start], None), (text[finding.start : finding.end], lane_of(finding))]
        at = finding.end
    return [(piece, lane) for piece, lane in [*pieces, (text[at:], None)] if piece]


def suggestion_of(result: Result) -> str:
    """The key of the one thing to try, or "": only of what is sure, and asks for something without being welcome to."""
    kinds = {finding.kind for finding in result.findings}
    if kind_of(result) not in (TWO_WAY, ONE_WAY) or not kinds & ASKS:
        return ""
    is_general = result.suggestion == "name_one_thing" and "general_offer" in kinds
    return "bring_one_thing" if result.suggestion == "name_one_thing" and not is_general else result.suggestion


def _words_key(kind: str, result: Result) -> str:
    """Where the title and the explanation of an answer are."""
    return {UNREAD: f"unread_{result.unread}", WARM_ASK: f"warm_ask_{result.welcomed}"}.get(kind, kind)
