"""What the model sees of a sentence: words, word families and cues in their order, each with its place in the text."""

import re
from typing import NamedTuple

from . import cues
from .words import CONTRACTIONS, EMPTY, FAMILY_OF

TOKEN = re.compile(
    r"(?P<gap>\[[^\[\]\n]{1,60}\]|\{[^{}\n]{1,60}\}|<[a-z][^<>\n]{1,40}>|_{3,})|(?P<link>(?:https?://|www\.)\S+)"
    r"|(?P<number>\d[\d:.,]*)|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)|(?P<mark>[?!$])",
    re.IGNORECASE,
)
INSIDE = re.compile(r"[a-z]{2,}")
MOST_INSIDE = 6  # words within a gap such as [a talk of theirs] that are looked at
MOST_TOKENS = 120
SKIPS = (2, 3, 4)


class Feature(NamedTuple):
    name: str
    start: int
    end: int


class Token(NamedTuple):
    word: str
    family: str
    start: int
    end: int


def tokens(sentence):
    """The words of a sentence in a common shape. Names inside a sentence, numbers, links and gaps are one word each."""
    found: list[Token] = []
    for match in TOKEN.finditer(sentence.low):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        for word in _shape(match, sentence, first=not found):
            found.append(Token(word, FAMILY_OF.get(word, ""), start, end))
        if len(found) >= MOST_TOKENS:
            break
    return found


def _shape(match, sentence, first):
    kind, word = match.lastgroup, match[0]
    if kind == "gap":
        return ["#gap", *INSIDE.findall(word)[:MOST_INSIDE]]
    if kind != "word":
        return [{"link": "#link", "number": "#number"}.get(kind, word)]
    expanded = CONTRACTIONS.get(word)
    if expanded:
        return expanded.split()
    word = word.removesuffix("'s")
    named = sentence.text[match.start()].isupper() and not first and word not in FAMILY_OF and word not in EMPTY
    return ["#name"] if named else [word]


def features(sentence, position=0, count=1):
    """Every feature of a sentence, once. `position` counts from 0 among `count` sentences."""
    found: dict[str, Feature] = {}
    for each in _all(sentence, position, count):
        found.setdefault(each.name, each)
    return list(found.values())


def _all(sentence, position, count):
    words = tokens(sentence)
    yield from _words(words)
    yield from _pairs(words)
    yield from _families([word for word in words if word.family or word.word in ("?", "#name", "#gap", "#link", "#number")])
    yield from _cues(sentence)
    yield from _place(sentence, position, count, len(words))


def _words(words):
    for word in words:
        if word.word not in EMPTY:
            yield Feature(f"w:{word.word}", word.start, word.end)


def _pairs(words):
    for left, right in zip(words, words[1:], strict=False):
        yield Feature(f"p:{left.word} {right.word}", left.start, right.end)
    for one, two, three in zip(words, words[1:], words[2:], strict=False):
        yield Feature(f"t:{one.word} {two.word} {three.word}", one.start, three.end)


def _families(words):
    """Families in their order, the words between them left out."""
    names = [word.family or word.word for word in words]
    for index, each in enumerate(words):
        yield Feature(f"f:{names[index]}", each.start, each.end)
        for length in SKIPS:
            if index + length <= len(words):
                yield Feature("f:" + " ".join(names[index : index + length]), each.start, words[index + length - 1].end)
        if index + 2 < len(words):
            yield Feature(f"s:{names[index]} … {names[index + 2]}", each.start, words[index + 2].end)


def _cues(sentence):
    for name, pattern in cues.PATTERNS.items():
        match = pattern.search(sentence.low)
        if match and match.end() > match.start():
            yield Feature(f"c:{name}", sentence.start + match.start(), sentence.start + match.end())


def _place(sentence, position, count, length):
    start = sentence.start
    yield Feature("x:question" if "?" in sentence.text else "x:statement", start, start)
    if position == 0:
        yield Feature("x:first", start, start)
    if position == count - 1:
        yield Feature("x:last", start, start)
    yield Feature(f"x:length {min(length // 6, 5)}", start, start)
