"""From what a message holds to a verdict.

Each element has log odds; above zero it is there. A verdict weighs them: named value and a prepared wish to learn speak for
two-way, asks without either for one-way, and little of everything for neutral. It is sure when its chance leaves little to
the others, and when the words that are shown lead to it.
"""

from dataclasses import replace
from typing import NamedTuple

from . import directions, elements, greetings, sureness, verdicts, warm_ask
from .evidence import Evidence
from .gaps import Gaps, gaps
from .own_words import own_words
from .reading import unread
from .result import ELEMENTS, GIVE, ONE_WAY, TWO_WAY, VALUE, ContactFacts, Finding, Result
from .sentences import LONGEST, sentences
from .verdicts import CERTAIN, FACT, GENERAL, JOB, LEARN, LEARNED, NAMED, OTHER

MAYBE = -0.5  # log odds of a wish to learn from which on minutes and days are about it
UNRELATED, NEAR = -4, -2  # log odds of a sentence that is plainly about something else, and of one that may be about it
EVERYDAY = 15  # words below which an ask that is neither for a job nor to learn is left alone
KINDS = {NAMED: VALUE}  # a finding is called like its element, but for these
ELEMENT_OF = {GENERAL: VALUE}  # a finding shows the element of its name, but for these


class Seen(NamedTuple):
    """A readable message, and what was seen in it. `odds` are the elements' log odds, `own` those of the verdicts."""

    text: str
    gaps: Gaps
    odds: dict[str, float]
    own: dict[str, float]
    findings: list[Finding]

    def chances(self) -> dict[str, float]:
        """{verdict: the network's own chance of it}."""
        return verdicts.shares(self.own)


def check(text: str, contact: ContactFacts | None = None, welcome: str = "") -> Result:
    """Whether a message goes both ways. Never raises, reads the first 10,000 characters.

    `welcome` says why the reader may be asked: they OFFERED, they ASKED for it, or the two have a HISTORY (see result.py).
    """
    text, left_out = own_words(text[:LONGEST])
    reason = unread(text, left_out)
    if reason:
        return Result(unread=reason, left_out=left_out)
    return replace(_result(see(text, contact), welcome), left_out=left_out)


def see(text: str, contact: ContactFacts | None = None) -> Seen:
    """What is in the writer's own words, which can be read."""
    cut, open_gaps = sentences(text), gaps(text)
    evidence = Evidence(cut)
    odds, known, sent = evidence.odds(), list(elements.known_facts(cut, contact)), list(directions.people_sent(cut))
    if known:
        odds[FACT] = CERTAIN
    odds, own = directions.turned(odds, evidence.verdicts(), sent, directions.brings_a_blurb(cut))
    greeting = greetings.greeting(text, contact)
    after = greetings.greeted_until(greeting, cut)
    learned = _filled(_learned(evidence, odds, {FACT: known, NAMED: sent}, after), open_gaps)
    findings = [*greeting, *elements.resumes(cut), *_small_asks(evidence, odds, after), *learned]
    return Seen(text, open_gaps, odds, own, sorted(findings, key=lambda each: (each.start, each.end)))


def _learned(evidence, odds, plain, after):
    """What shows each element that is there: what a plain rule found, or else what the network did."""
    for name in (each for each in LEARNED if odds[each] > 0):
        yield from plain.get(name) or evidence.findings(name, KINDS.get(name, name), after)


def _small_asks(evidence, odds, after):
    """Words that keep an ask small, where something is asked: a day alone may be the day of a party."""
    if odds[LEARN] <= MAYBE and max(odds[JOB], odds[OTHER]) <= 0:
        return ()
    least = UNRELATED if odds[LEARN] > MAYBE else NEAR
    scored = zip(evidence.sentences, evidence.scores(LEARN), strict=True)
    return elements.small_asks([sentence for sentence, score in scored if score > least], after)


def _filled(learned, open_gaps):
    """Without the facts and gifts that are a gap still: nobody knows what will be put in."""
    return [each for each in learned if each.direction != GIVE or not open_gaps.in_gap(each.start, each.end)]


def _result(seen, welcome):
    kinds = {ELEMENT_OF.get(finding.kind, finding.kind) for finding in seen.findings}
    chances = seen.chances()
    verdict = max(chances, key=chances.__getitem__)
    welcomed = welcome if warm_ask.is_one(kinds, seen.odds, verdict) else ""
    if welcome and not welcomed:  # a job ask beside a gift is information when it is welcome
        seen = seen._replace(odds=seen.odds | {JOB: -CERTAIN})
    return Result(
        verdict=verdict,
        sure=sureness.is_sure(verdict, chances[verdict], seen.odds, seen.findings) and not _is_left_alone(seen, verdict),
        elements=tuple(name for name in ELEMENTS if name in kinds),
        findings=(*seen.findings, *(warm_ask.findings(seen.text) if welcomed else ()), *_flags(seen, kinds)),
        suggestion="" if welcomed else _suggestion(kinds, seen.odds[NAMED] > 0, verdict, welcome),
        welcomed=welcomed,
    )


def _is_left_alone(seen, verdict):
    """Whether nothing is sure of a message as it stands: gaps are open, or a few words ask for something small, as people do all
    day: “Shall I bring the salad?”"""
    is_everyday = len(seen.text.split()) < EVERYDAY and max(seen.odds[JOB], seen.odds[LEARN]) <= 0
    return bool(seen.gaps.spans) or (verdict == ONE_WAY and is_everyday)


def _flags(seen, kinds):
    """What is worth a word beside the verdict: things left in, things missing."""
    yield from elements.placeholders(seen.text, seen.gaps)
    yield from elements.too_long(seen.text)
    if FACT not in kinds:
        yield Finding("nothing_about_them", "", 0, 0)
    if VALUE not in kinds:
        yield Finding("no_offer", "", 0, 0)


def _suggestion(kinds, named, verdict, welcome):
    """The cheapest next step, or "" when nothing is missing."""
    if JOB in kinds and not welcome:
        return "swap_job_ask"
    if "mentions_resume" in kinds and not welcome:
        return "leave_resume_out"
    if FACT not in kinds:
        return "add_a_fact"
    if named:
        return ""
    return "name_one_thing" if VALUE in kinds or verdict != TWO_WAY else "offer_one_thing"
