"""What the check found, arranged for a screen: the signs it saw, what could still be there, the client's own words marked."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from coaching.practice.lazy_text import StrOrPromise
from networking_module.bring_value.check.result import NOTE
from networking_module.bring_value.explanations.models import all_words

SIGNED = {"two_way", "one_way", "neutral"}
ASKED_FOR = {"asks_for_job_or_referral": "job_ask_asked_for", "mentions_resume": "resume_asked_for"}
WISHED = {
    "greeting_personal": _("Greets them by name"),
    "shows_preparation": _("Has a fact about this person"),
    "asks_to_learn": _("Asks to learn"),
    "specific_small_ask": _("Keeps the ask small"),
    "offers_value": _("Brings something"),
}
SHOWN_IF_THERE = {
    "asks_for_job_or_referral": _("Asks about a job"),
    "mentions_resume": _("Brings up the resume"),
}


@dataclass(frozen=True)
class Sign:
    """One element: `there` or still possible. `lane` is "give", "ask" or nothing."""

    slug: str
    title: StrOrPromise
    there: bool
    lane: str = "give"


def signs(result):
    """Every element as a sign: those to wish for in a fixed order, then the ones worth knowing about."""
    wished = [Sign(slug, title, slug in result.elements) for slug, title in WISHED.items()]
    also = [Sign(slug, title, True, "ask") for slug, title in SHOWN_IF_THERE.items() if slug in result.elements]
    return [*wished, *also]


def lane_of(finding):
    """The side of the street that a finding is on, or nothing."""
    return "" if finding.direction == NOTE else finding.direction


def marked(text, findings):
    """[(piece of the text, lane or None)]: the client's words with the found ones marked; overlapping finds are left out."""
    pieces, at = [], 0
    for finding in sorted(findings, key=lambda each: (each.start, -each.end)):
        if finding.start < at or finding.end <= finding.start:
            continue
        pieces += [(text[at : finding.start], None), (text[finding.start : finding.end], lane_of(finding))]
        at = finding.end
    return [(piece, lane) for piece, lane in [*pieces, (text[at:], None)] if piece]


@dataclass(frozen=True)
class Answer:
    """The answer in words. `sign` is the template of a road sign, or nothing; `found` is what it saw, a kind a row."""

    title: StrOrPromise
    sign: str
    explanation: StrOrPromise
    suggestion: StrOrPromise
    found: list[dict[str, Any]]


def answer(text, result, asked_for=False):
    """What the check says when asked: a verdict only when it is sure, and one thing to try. One query."""
    words = all_words()
    if result.unread:
        return _said(f"unread_{result.unread}", words, "", [])
    suggestion = words[result.suggestion].text if result.suggestion else ""
    return _said(result.verdict if result.sure else "unsure", words, suggestion, _found(result, words, asked_for))


def answered(text, result, asked_for=False):
    """What the template of an answer takes: the result, its words, its signs, and the text with the found words marked."""
    pieces = marked(text, result.findings)
    return {"result": result, "answer": answer(text, result, asked_for), "signs": signs(result), "pieces": pieces}


def _said(key, words, suggestion, found):
    sign = f"components/signs/{key}.html" if key in SIGNED else ""
    return Answer(words[key].title, sign, words[key].text, suggestion, found)


def _found(result, words, asked_for):
    """What was found, once a kind: its lane, what it means, and the client's words. What is missing has no words."""
    found: dict[str, dict[str, Any]] = {}
    for finding in result.findings:
        title, why = words[_key(finding, asked_for)]
        row = found.setdefault(finding.kind, {"lane": lane_of(finding), "title": title, "why": why, "quotes": []})
        row["quotes"] += [finding.quote] if finding.quote else []
    return list(found.values())


def _key(finding, asked_for):
    """What they asked for is information, and said so."""
    return ASKED_FOR.get(finding.kind, finding.kind) if asked_for else finding.kind
