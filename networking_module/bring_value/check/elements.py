"""What needs no learning to be seen: a resume, a known fact, gaps left open, length."""

from .clauses import clause
from .result import ASK, GIVE, Finding
from .resumes import brought_up, wished_for
from .small_asks import cue, only_question

LONG_WORDS = 250
MOST_GAPS = 5
SHORTEST_FACT = 4


def resumes(sentences):
    """Every sentence that brings the writer's resume up, not one that leaves it out. What the reader asked for is information."""
    for sentence in sentences:
        match = brought_up(sentence.low)
        if match:
            kind = "resume_asked_for" if wished_for(sentence.low) else "mentions_resume"
            yield quoted(kind, sentence, match.start(), match.end())


def small_asks(sentences, after=0):
    """Every sentence that keeps an ask small; whether something is asked is for the caller to know. Quotes begin at `after`."""
    alone = only_question(sentences)
    for sentence in sentences:
        match = cue(sentence.low)
        if match:
            yield quoted("specific_small_ask", sentence, match.start(), match.end(), direction=ASK)
        elif sentence == alone:
            mark = sentence.text.index("?")
            start, end = clause(sentence.text, mark, mark + 1, sentence.within(after))
            yield quoted("specific_small_ask", sentence, start, end, direction=ASK)


def known_facts(sentences, contact):
    """The client's own words about the reader that occur in the message."""
    facts = [fact.lower().strip() for fact in contact.facts] if contact else []
    for fact in (each for each in facts if len(each) >= SHORTEST_FACT):
        for sentence in sentences:
            at = sentence.low.find(fact)
            if at >= 0:
                yield quoted("shows_preparation", sentence, at, at + len(fact), direction=GIVE)


def placeholders(text, open_gaps):
    return [Finding("placeholder", text[start:end], start, end) for start, end in open_gaps.spans[:MOST_GAPS]]


def too_long(text):
    start = len(text) - len(text.lstrip())
    first = text[start:].split("\n")[0][:80]
    return [Finding("too_long", first, start, start + len(first))] if len(text.split()) > LONG_WORDS else []


def quoted(kind, sentence, start, end, **facts):
    """A finding from a place within a sentence."""
    return Finding(kind, sentence.text[start:end], sentence.start + start, sentence.start + end, **facts)
