"""From what a message holds to a verdict.

Each element has log odds; above zero it is there. A verdict weighs them: named value and a prepared wish to learn speak for
two-way, asks without either for one-way, and little of everything for neutral. It is sure when its chance leaves little to
the others, and when the words that are shown lead to it.
"""

from dataclasses import replace

from . import directions, elements, greetings, sureness, verdicts, warm_ask
from .evidence import Evidence
from .gaps import gaps
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


def check(text: str, contact: ContactFacts | None = None, welcome: str = "") -> Result:
    """Whether a message goes both ways. Never raises, reads the first 10,000 characters.

    `welcome` says why the reader may be asked: they OFFERED, they ASKED for it, or the two have a HISTORY (see result.py).
    """
    text, left_out = own_words(text[:LONGEST])
    reason = unread(text, left_out)
    if reason:
        return Result(unread=reason, left_out=left_out)
    cut = sentences(text)
    evidence = Evidence(cut)
    odds = evidence.odds()
    known = list(elements.known_facts(cut, contact))
    if known:
        odds[FACT] = CERTAIN
    sent = list(directions.people_sent(cut))
    odds, own = directions.turned(odds, evidence.verdicts(), sent, directions.brings_a_blurb(cut))
    greeting = greetings.greeting(text, contact)
    after = greetings.greeted_until(greeting, cut)
    learned = [
        finding for name in LEARNED if odds[name] > 0 for finding in _findings(evidence, name, {FACT: known, NAMED: sent}, after)
    ]
    learned = _filled(learned, text)
    findings = [*greeting, *elements.resumes(cut), *_small_asks(evidence, odds, after), *learned]
    result = _result(text, sorted(findings, key=lambda each: (each.start, each.end)), odds, own, welcome)
    return replace(result, left_out=left_out)


def _small_asks(evidence, odds, after):
    """Words that keep an ask small, where something is asked: a day alone may be the day of a party."""
    if odds[LEARN] <= MAYBE and max(odds[JOB], odds[OTHER]) <= 0:
        return ()
    least = UNRELATED if odds[LEARN] > MAYBE else NEAR
    scored = zip(evidence.sentences, evidence.scores(LEARN), strict=True)
    return elements.small_asks([sentence for sentence, score in scored if score > least], after)


def _findings(evidence, name, plain, after):
    return plain.get(name) or evidence.findings(name, KINDS.get(name, name), after)


def _filled(learned, text):
    """Without the facts and gifts that are a gap still: nobody knows what will be put in."""
    open_gaps = gaps(text)
    return [each for each in learned if each.direction != GIVE or not open_gaps.in_gap(each.start, each.end)]


def _result(text, findings, odds, own, welcome):
    kinds = {ELEMENT_OF.get(finding.kind, finding.kind) for finding in findings}
    verdict, sure = _verdict(odds, own, findings)
    welcomed = welcome if warm_ask.is_one(kinds, odds, verdict) else ""
    if welcome and not welcomed:  # a job ask beside a gift is information when it is welcome
        odds = odds | {JOB: -CERTAIN}
        verdict, sure = _verdict(odds, own, findings)
    return Result(
        verdict=verdict,
        sure=sure and not gaps(text).spans and not (verdict == ONE_WAY and _is_everyday(text, odds)),
        elements=tuple(name for name in ELEMENTS if name in kinds),
        findings=(*findings, *(warm_ask.findings(text) if welcomed else ()), *_flags(text, kinds)),
        suggestion="" if welcomed else _suggestion(kinds, odds[NAMED] > 0, verdict, welcome),
        welcomed=welcomed,
    )


def _verdict(odds, own, findings):
    """The likeliest verdict, and whether it is sure."""
    chances = verdicts.shares(own)
    verdict = max(chances, key=chances.__getitem__)
    return verdict, sureness.is_sure(verdict, chances[verdict], odds, findings)


def _is_everyday(text, odds):
    """Whether a few words ask for something small, as people do all day: “Shall I bring the salad?”"""
    return len(text.split()) < EVERYDAY and max(odds[JOB], odds[LEARN]) <= 0


def _flags(text, kinds):
    """What is worth a word beside the verdict: things left in, things missing."""
    yield from elements.placeholders(text)
    yield from elements.too_long(text)
    if FACT not in kinds:
        yield Finding("nothing_about_them", "", 0, 0)
    if "offers_value" not in kinds:
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
    return "name_one_thing" if "offers_value" in kinds or verdict != TWO_WAY else "offer_one_thing"
