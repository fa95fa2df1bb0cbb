"""What the check found, arranged for a screen: the signs it saw, what could still be there, the client's own words marked."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from networking_module.bring_value import texts

VERDICTS = {
    "two_way": (_("Goes both ways"), "components/signs/two_way.html"),
    "one_way": (_("Mostly asks"), "components/signs/one_way.html"),
    "neutral": (_("Friendly note"), "components/signs/neutral.html"),
}
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
    title: str
    there: bool
    lane: str = "give"


def signs(result):
    """Every element as a sign: those to wish for in a fixed order, then the ones worth knowing about."""
    wished = [Sign(slug, title, slug in result.elements) for slug, title in WISHED.items()]
    also = [Sign(slug, title, True, "ask") for slug, title in SHOWN_IF_THERE.items() if slug in result.elements]
    return [*wished, *also]


def lane_of(finding):
    """The side of the street that a finding is on."""
    return {"give": "give", "gives": "give", "ask": "ask", "asks": "ask"}.get(finding.direction, "")


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
class Said:
    """The answer in words."""

    title: str
    sign: str
    explanation: str
    suggestion: str


def said(result):
    """The verdict as people say it, why, and one thing to try."""
    title, sign = VERDICTS[result.verdict]
    return Said(title, sign, texts.get(result.verdict), texts.get(result.suggestion) if result.suggestion else "")


def explained_findings(result):
    """Each finding with its lane and what it means."""
    return [{"quote": each.quote, "lane": lane_of(each), "explanation": texts.get(each.kind)} for each in result.findings]
