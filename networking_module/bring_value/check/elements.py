"""What needs no learning to be seen: a greeting, a resume, a known fact, gaps left open, length."""

from dataclasses import replace

from . import cues
from .result import ASK, GIVE, Finding

LONG_WORDS = 250
MOST_GAPS = 5
SHORTEST_FACT = 4


def greeting(text, contact=None):
    """The reader's name where a message begins, after a subject line if there is one; a note when it is another's."""
    match = cues.GREETING.search(text) or cues.NAME_FIRST.search(text) or cues.NAME_AFTER.search(text)
    if match is None:
        return []
    found = Finding("greeting_personal", match["said"], match.start("said"), match.end("said"))
    return [replace(found, kind="another_name") if for_someone_else(found, contact) else found]


def for_someone_else(greeting, contact):
    """Whether a greeting names somebody whose name begins like no part of the reader's: a slip after copying."""
    words = [word for word in cues.WORD.findall(greeting.quote.casefold()) if word not in cues.GREETING_WORDS]
    own = {word[0] for word in cues.WORD.findall(contact.name.casefold())} if contact else set()
    return bool(own and words) and not cues.PLACEHOLDER.search(greeting.quote) and not any(word[0] in own for word in words)


def resumes(sentences):
    """Every sentence that brings the writer's resume up; not one that leaves it out, or answers a wish for it."""
    for sentence in sentences:
        match = cues.RESUME.search(sentence.low)
        if match and not cues.NO_RESUME.search(sentence.low):
            yield quoted("mentions_resume", sentence, match.start(), match.end())


def small_asks(sentences):
    """Every sentence that keeps an ask small; whether something is asked is for the caller to know."""
    for sentence in sentences:
        match = cues.SMALL.search(sentence.low)
        if match:
            yield quoted("specific_small_ask", sentence, match.start(), match.end(), direction=ASK)


def known_facts(sentences, contact):
    """The client's own words about the reader that occur in the message."""
    facts = [fact.lower().strip() for fact in contact.facts] if contact else []
    for fact in (each for each in facts if len(each) >= SHORTEST_FACT):
        for sentence in sentences:
            at = sentence.low.find(fact)
            if at >= 0:
                yield quoted("shows_preparation", sentence, at, at + len(fact), direction=GIVE)


def placeholders(text):
    return [Finding("placeholder", match[0], match.start(), match.end()) for match in cues.PLACEHOLDER.finditer(text)][:MOST_GAPS]


def too_long(text):
    first = text.split("\n")[0][:80]
    return [Finding("too_long", first, 0, len(first))] if len(text.split()) > LONG_WORDS else []


def quoted(kind, sentence, start, end, **facts):
    """A finding from a place within a sentence."""
    return Finding(kind, sentence.text[start:end], sentence.start + start, sentence.start + end, **facts)
