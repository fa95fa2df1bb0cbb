"""What a message holds, element by element, each with the words that show it."""

from . import cues
from .result import ASK, GIVE, NOTE, Finding

LONG_WORDS = 250


def find(sentence, kind, pattern, direction):
    """The first place of a pattern in a sentence, as a Finding, or None."""
    match = pattern.search(sentence.low)
    if match is None or match.start() == match.end():
        return None
    start, end = sentence.start + match.start(), sentence.start + match.end()
    return Finding(kind, sentence.text[match.start() : match.end()], start, end, direction=direction)


def greeting(text):
    match = cues.GREETING.search(text) or cues.NAME_FIRST.search(text)
    if match is None:
        return []
    start = match.end() - len(match[0].lstrip())
    return [Finding("greeting_personal", match[0].strip(), start, start + len(match[0].strip()))]


def job_asks(sentence):
    """Asks for work; not what is denied, reported of the reader, or offered to them."""
    found = find(sentence, "asks_for_job_or_referral", cues.JOB_ASK, ASK)
    if found is None or cues.NOT_ASKED.search(sentence.low):
        return []
    about_reader = cues.REPORTED.search(sentence.low) and "?" not in sentence.text
    return [] if about_reader else [found]


def offers(sentence):
    """(named, weak): what the reader gets, and a general "if I can ever help"."""
    weak = find(sentence, "offers_value", cues.WEAK_OFFER, GIVE)
    if weak:
        return [], [weak]
    named = find(sentence, "offers_value", cues.OFFER, GIVE)
    if named is None or cues.NO_OFFER.search(sentence.low) or (_is_question(sentence) and not _offers_as_question(sentence)):
        return [], []
    return [named], []


def learning(sentence):
    if cues.OFFER.search(sentence.low) and not _is_question(sentence):
        return []
    found = find(sentence, "asks_to_learn", cues.LEARN, ASK)
    return [found] if found else []


def prepared(sentence, contact):
    found = find(sentence, "shows_preparation", cues.PREPARED, GIVE)
    if found:
        return [found]
    for fact in contact.facts if contact else ():
        at = sentence.low.find(fact.lower().strip())
        if len(fact.strip()) > 3 and at >= 0:
            start, end = sentence.start + at, sentence.start + at + len(fact.strip())
            return [Finding("shows_preparation", sentence.text[at : at + len(fact.strip())], start, end, direction=GIVE)]
    return []


def small_ask(sentence):
    found = find(sentence, "specific_small_ask", cues.SMALL, ASK)
    return [found] if found else []


def resume(sentence):
    found = find(sentence, "mentions_resume", cues.RESUME, NOTE)
    return [found] if found and not cues.NO_RESUME.search(sentence.low) else []


def other_ask(sentence):
    found = find(sentence, "other_ask", cues.ANY_ASK, ASK) or find(sentence, "other_ask", cues.BUMP, ASK)
    return [found] if found else []


def placeholders(text):
    return [Finding("placeholder", match[0], match.start(), match.end()) for match in cues.PLACEHOLDER.finditer(text)][:5]


def too_long(text):
    first = text.split("\n")[0][:80]
    return [Finding("too_long", first, 0, len(first))] if len(text.split()) > LONG_WORDS else []


def _is_question(sentence):
    return sentence.text.rstrip('"”’) ').endswith("?")


def _offers_as_question(sentence):
    return any(words in sentence.low for words in cues.OFFERED_AS_QUESTION)
