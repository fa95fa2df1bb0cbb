"""From what a message holds to a verdict.

Each element has log odds; above zero it is there. A verdict weighs them: named value and a prepared wish to learn speak for
two-way, asks without either for one-way, and little of everything for neutral. It is sure when its chance leaves little to
the others.
"""

from . import elements, model, verdicts
from .evidence import Evidence
from .reading import readable
from .result import ELEMENTS, TWO_WAY, ContactFacts, Finding, Result
from .sentences import LONGEST, sentences
from .verdicts import FACT, GENERAL, JOB, LEARNED, NAMED, SMALL

SURE = 0.78
KINDS = {NAMED: "offers_value"}  # a finding is called like its element, but for these
ELEMENT_OF = {GENERAL: "offers_value"}  # a finding shows the element of its name, but for these


def check(text: str, contact: ContactFacts | None = None, asked_for: bool = False) -> Result:
    """Whether a message goes both ways. Never raises, reads the first 10,000 characters.

    `asked_for` says that the reader asked for a resume or about a job: both become information.
    """
    text = text[:LONGEST]
    if not readable(text):
        return Result()
    cut = sentences(text)
    evidence = Evidence(cut)
    odds = {name: evidence.odds(name) for name in LEARNED}
    known = list(elements.known_facts(cut, contact))
    if known:
        odds[FACT] = model.CERTAIN
    greeting = elements.greeting(text)
    after = greeting[0].end if greeting else 0
    learned = [each for name in LEARNED if odds[name] > 0 for each in _findings(evidence, name, known, after)]
    findings = [*greeting, *elements.resumes(cut), *_small_asks(evidence, odds), *learned]
    return _result(text, sorted(findings, key=lambda each: (each.start, each.end)), odds, asked_for)


def _small_asks(evidence, odds):
    worded = list(elements.small_asks(evidence.sentences))
    if verdicts.small_ask_odds(odds, evidence.odds(SMALL), worded=bool(worded)) <= 0:
        return []
    return worded or evidence.findings(SMALL, SMALL)


def _findings(evidence, name, known, after):
    return known if name == FACT and known else evidence.findings(name, KINDS.get(name, name), after)


def _result(text, findings, odds, asked_for):
    kinds = {ELEMENT_OF.get(each.kind, each.kind) for each in findings}
    odds = odds | ({JOB: -model.CERTAIN} if asked_for else {})
    chances = verdicts.chances(odds)
    verdict = max(chances, key=chances.get)
    return Result(
        verdict=verdict,
        sure=chances[verdict] >= SURE and not _mixed(odds),
        readable=True,
        elements=tuple(name for name in ELEMENTS if name in kinds),
        findings=(*findings, *_flags(text, kinds)),
        suggestion=_suggestion(kinds, odds[NAMED] > 0, verdict, asked_for),
    )


def _mixed(odds):
    """Whether something named is given and a job asked for in one message: careful readers differ there."""
    return odds[NAMED] > 0 and odds[JOB] > 0


def _flags(text, kinds):
    """What is worth a word beside the verdict: things left in, things missing."""
    yield from elements.placeholders(text)
    yield from elements.too_long(text)
    if FACT not in kinds:
        yield Finding("nothing_about_them", "", 0, 0)
    if "offers_value" not in kinds:
        yield Finding("no_offer", "", 0, 0)


def _suggestion(kinds, named, verdict, asked_for):
    """The cheapest next step, or "" when nothing is missing."""
    if JOB in kinds and not asked_for:
        return "swap_job_ask"
    if "mentions_resume" in kinds and not asked_for:
        return "leave_resume_out"
    if FACT not in kinds:
        return "add_a_fact"
    if named:
        return ""
    return "name_one_thing" if "offers_value" in kinds or verdict != TWO_WAY else "offer_one_thing"
