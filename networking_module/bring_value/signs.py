"""The signs of a message: what is in it with the client's own words, and what could be."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from coaching.practice.lazy_text import StrOrPromise
from networking_module.bring_value.check import warm_ask
from networking_module.bring_value.check.result import ASKED, NEUTRAL, NOTE, ONE_WAY, Finding, Result
from networking_module.bring_value.explanations.supplied import Words
from networking_module.bring_value.kinds import GENTLE, WARM_ASK

AllWords = dict[str, Words]
ASKED_FOR = {"asks_for_job_or_referral": "job_ask_asked_for", "mentions_resume": "resume_asked_for"}
WELCOME = {"asks_for_job_or_referral": "job_ask_welcome", "mentions_resume": "resume_welcome"}
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
MISSING = {"shows_preparation": "nothing_about_them", "offers_value": "no_offer"}
CORRECTED = {"asks_for_job_or_referral", "mentions_resume", "general_offer", "other_ask"}
UNQUOTED = {"too_long"}
TO_LOOK_AT = {"another_name", "placeholder", "too_long", "general_offer"}  # a tick would say that all is well
MOST_QUOTES = 5  # of a kind: more than that shows nothing new
SUGGESTED = {
    "swap_job_ask": "asks_to_learn",
    "add_a_fact": "shows_preparation",
    "name_one_thing": "offers_value",
    "bring_one_thing": "offers_value",
    "offer_one_thing": "offers_value",
}


@dataclass(frozen=True)
class Sign:
    """One thing that is `there` or could be, with the words that show it. `lane` is "give", "ask" or nothing."""

    slug: str
    title: StrOrPromise
    there: bool = True
    lane: str = "give"
    why: StrOrPromise = ""
    quotes: list[str] = field(default_factory=list)

    @property
    def to_look_at(self) -> bool:
        """Whether it asks its writer to look once more."""
        return self.slug in TO_LOOK_AT


def signs(result: Result) -> list[Sign]:
    """Every element of a draft that was not checked yet: those to wish for in a fixed order, then what is worth knowing.

    A friendly note lacks nothing: only what is there is listed.
    """
    there = {*result.elements} - (set() if result.brings_something else {"offers_value"})
    is_note = result.readable and result.verdict == NEUTRAL
    wished = [Sign(slug, title, slug in there) for slug, title in WISHED.items() if slug in there or not is_note]
    return [*wished, *(Sign(slug, title, True, "ask") for slug, title in SHOWN_IF_THERE.items() if slug in there)]


def lane_of(finding: Finding) -> str:
    """The side of the street that a finding is on, or nothing: help in general is a courtesy."""
    return "" if finding.direction == NOTE or finding.kind == "general_offer" else finding.direction


def found_signs(kind: str, result: Result, words: AllWords, welcome: str) -> list[Sign]:
    """What is there, once a kind, in the order of the text."""
    found: dict[str, Sign] = {}
    for finding in result.findings:
        if finding.quote and not _is_left_out(finding.kind, kind):
            sign = found.setdefault(finding.kind, _sign(finding, kind, words, welcome))
            if finding.kind not in UNQUOTED and finding.quote not in sign.quotes and len(sign.quotes) < MOST_QUOTES:
                sign.quotes.append(finding.quote)
    _quote_once(found)
    return list(found.values())


def _quote_once(found: dict[str, Sign]) -> None:
    """What keeps an ask small is often the ask itself: its words are quoted there."""
    small, learn = found.get("specific_small_ask"), found.get("asks_to_learn")
    if small and learn:
        small.quotes[:] = [quote for quote in small.quotes if not any(quote in other for other in learn.quotes)]


def _is_left_out(found: str, kind: str) -> bool:
    """Length is no one's fault in a friendly note, and the signs of a warm ask have a place of their own."""
    return found in warm_ask.SIGNS or (found == "too_long" and kind in GENTLE)


def _sign(finding: Finding, kind: str, words: AllWords, welcome: str) -> Sign:
    """One kind of finding in words. What they may ask for is information; where nothing is wrong or sure nothing is corrected."""
    welcomed = ASKED_FOR if welcome == ASKED else WELCOME if welcome else {}
    key = welcomed.get(finding.kind, finding.kind)
    title, why = words[key]
    if finding.kind in CORRECTED and (kind in GENTLE or (kind == WARM_ASK and key == finding.kind)):
        title, why = SHOWN_IF_THERE.get(finding.kind, title), ""
    return Sign(finding.kind, title, True, lane_of(finding), why)


def possible_signs(kind: str, result: Result, words: AllWords, suggestion: str) -> list[Sign]:
    """What could be there: the signs of a warm ask, each there or not; of what mostly asks, all that is not suggested already."""
    if kind == WARM_ASK:
        return [_warm_sign(sign, result, words) for sign in _warm_signs(result)]
    if kind != ONE_WAY:
        return []
    missing = [sign for sign in signs(result) if not sign.there and sign.slug != SUGGESTED.get(suggestion)]
    return [
        Sign(each.slug, each.title, False, why=words[MISSING[each.slug]].text if each.slug in MISSING else "") for each in missing
    ]


def _warm_signs(result: Result) -> tuple[str, ...]:
    """An ask that is about no job needs neither its name nor the right moment."""
    about_a_job = result.has("asks_for_job_or_referral") or result.has("mentions_resume")
    return warm_ask.SIGNS if about_a_job else ("easy_no", "thanks_either_way")


def _warm_sign(slug: str, result: Result, words: AllWords) -> Sign:
    quotes = [finding.quote for finding in result.findings if finding.kind == slug]
    title, why = words[slug]
    return Sign(slug, title, bool(quotes), "", "" if quotes else why, quotes)
