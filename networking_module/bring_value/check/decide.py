"""From what a message holds to a verdict: named value, then a job ask, then a prepared wish to learn, then any ask."""

import unicodedata

from . import cues, elements
from .result import ELEMENTS, NEUTRAL, ONE_WAY, TWO_WAY, ContactFacts, Finding, Result
from .sentences import LONGEST, sentences

MIN_WORDS = 5
ENGLISH_SHARE = 0.16


def check(text: str, contact: ContactFacts | None = None, asked_for: bool = False) -> Result:
    """Whether a message goes both ways. Never raises, reads the first 10,000 characters.

    `asked_for` says that the reader asked for a resume or about a job: both become information.
    """
    text = text[:LONGEST]
    if not readable(text):
        return Result()
    found, named = _collect(text, contact)
    kinds = {each.kind for each in found}
    verdict, sure = _verdict(kinds, named, asked_for)
    order = sorted(found, key=lambda each: (each.start, each.end))
    return Result(
        verdict=verdict,
        sure=sure,
        readable=True,
        elements=tuple(name for name in ELEMENTS if name in kinds),
        findings=(*order, *_flags(text, kinds)),
        suggestion=_suggestion(kinds, named, verdict, asked_for),
    )


def readable(text):
    """Enough words, and English ones."""
    words = [word.strip(".,!?;:()\"'").lower() for word in unicodedata.normalize("NFKC", text).split()]
    known = sum(word.split("'")[0].split("’")[0] in cues.ENGLISH for word in words)
    return len(words) >= MIN_WORDS and known / len(words) >= ENGLISH_SHARE


def _collect(text, contact):
    """Every finding, the first of each kind and sentence, and whether value is named."""
    found, named = elements.greeting(text), []
    for sentence in sentences(text):
        strong, weak = elements.offers(sentence)
        named += strong
        for part in (
            elements.prepared(sentence, contact), elements.learning(sentence), elements.small_ask(sentence), strong, weak,
            [] if strong else elements.job_asks(sentence), elements.resume(sentence), elements.other_ask(sentence),
        ):  # fmt: skip
            found += part
    return _small_only_beside_an_ask(found), bool(named)


def _small_only_beside_an_ask(found):
    """Minutes and days are a small ask only where something is asked."""
    asks = {each.kind for each in found} & {"asks_to_learn", "other_ask", "asks_for_job_or_referral"}
    return [each for each in found if each.kind != "specific_small_ask" or asks]


def _verdict(kinds, named, asked_for):
    """(verdict, sure). Sure when little speaks against it."""
    job = "asks_for_job_or_referral" in kinds and not asked_for
    learns, prepared = "asks_to_learn" in kinds, "shows_preparation" in kinds
    if named:
        return TWO_WAY, not job
    if job:
        return ONE_WAY, "offers_value" not in kinds
    if learns and prepared:
        return TWO_WAY, "mentions_resume" not in kinds or asked_for
    if learns or "other_ask" in kinds or ("mentions_resume" in kinds and not asked_for):
        return ONE_WAY, learns and "offers_value" not in kinds
    return NEUTRAL, "offers_value" not in kinds


def _flags(text, kinds):
    """What is worth a word beside the verdict: things left in, things missing."""
    yield from elements.placeholders(text)
    yield from elements.too_long(text)
    if "shows_preparation" not in kinds:
        yield Finding("nothing_about_them", "", 0, 0)
    if "offers_value" not in kinds:
        yield Finding("no_offer", "", 0, 0)


def _suggestion(kinds, named, verdict, asked_for):
    """The cheapest next step, or "" when nothing is missing."""
    if "asks_for_job_or_referral" in kinds and not asked_for:
        return "swap_job_ask"
    if "mentions_resume" in kinds and not asked_for:
        return "leave_resume_out"
    if "shows_preparation" not in kinds:
        return "add_a_fact"
    if named:
        return ""
    return "name_one_thing" if "offers_value" in kinds or verdict != TWO_WAY else "offer_one_thing"
