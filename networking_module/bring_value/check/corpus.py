"""The example messages that the check was learned from and is measured on: one JSON object a line, in `../corpus`.

`verdict` is two-way, one-way or neutral; `elements` names what is there, each with the words that show it (a string or a
list of strings); `value` is named, general or none. `kept_aside.jsonl` is for measuring alone.
"""

import hashlib
import json
from pathlib import Path

from .result import NEUTRAL, ONE_WAY, TWO_WAY
from .verdicts import GENERAL, NAMED

FOLDER = Path(__file__).parent.parent / "corpus"
VERDICTS = {"two-way": TWO_WAY, "one-way": ONE_WAY, "neutral": NEUTRAL}


def load(part):
    """The messages of "development" or "kept_aside"."""
    return [json.loads(line) for line in path(part).read_text(encoding="utf-8").splitlines()]


def path(part):
    return FOLDER / f"{part}.jsonl"


def fingerprint(part):
    return hashlib.sha256(path(part).read_bytes()).hexdigest()[:16]


def quotes(message, element):
    """The words that show an element; value is told apart into named and general."""
    if element in (NAMED, GENERAL):
        wanted = "named" if element == NAMED else "general"
        element = "offers_value" if message["value"] == wanted else None
    found = message["elements"].get(element, [])
    return [found] if isinstance(found, str) else found


def holds(message, element):
    return bool(quotes(message, element))


def marks(message, sentence, element):
    """Whether a sentence of the message holds words that show the element: at least half of the shorter of the two."""
    return any(_overlap(message["text"], quote, sentence) for quote in quotes(message, element))


def _overlap(text, quote, sentence):
    start = text.find(quote)
    shared = min(start + len(quote), sentence.start + len(sentence.text)) - max(start, sentence.start)
    return start >= 0 and 2 * shared >= min(len(quote), len(sentence.text))


def verdict(message):
    """As the check says it."""
    return VERDICTS[message["verdict"]]
