"""A sentence as the network reads it: pieces of words, each with its place. Names, numbers and links are told by their shape."""

import re
from typing import NamedTuple

from .sentences import Sentence

TOKEN = re.compile(
    r"(?P<gap>\[[^\[\]\n]{1,60}\]|\{[^{}\n]{1,60}\}|<[a-z][^<>\n]{1,40}>|_{3,})"
    r"|(?P<link>(?:https?://|www\.)\S+|[^\s@]{1,64}@[^\s@]+\.[^\s@]+)"
    r"|(?P<num>\d[\d:.,]*)|(?P<word>[^\W\d_]+)|(?P<mark>[^\w\s])",
    re.IGNORECASE,
)
MOST_PIECES = 64  # of a sentence: what comes after them is not looked at
MOST_IN_A_WORD = 6
UNKNOWN = "#unk"


class Token(NamedTuple):
    """One piece: its number in the vocabulary, whether its word begins with a capital, and its place in the whole text."""

    number: int
    is_capital: bool
    start: int
    end: int


def tokens(sentence: Sentence, vocabulary: dict[str, int]) -> list[Token]:
    """The first 64 pieces of a sentence; never empty."""
    found: list[Token] = []
    for match in TOKEN.finditer(sentence.text.replace("’", "'")):
        place = sentence.start + match.start(), sentence.start + match.end()
        is_capital = match.lastgroup == "word" and match[0][0].isupper()
        found += [Token(vocabulary.get(piece, vocabulary[UNKNOWN]), is_capital, *place) for piece in _pieces(match, vocabulary)]
        if len(found) >= MOST_PIECES:
            break
    return found[:MOST_PIECES] or [Token(vocabulary[UNKNOWN], False, sentence.start, sentence.start)]


def _pieces(match: re.Match[str], vocabulary: dict[str, int]) -> list[str]:
    if match.lastgroup in ("word", "mark"):
        return pieces(match[0].lower(), vocabulary)
    return [f"#{match.lastgroup}"]


def pieces(word: str, vocabulary: dict[str, int]) -> list[str]:
    """The longest known pieces of a word from its beginning; those inside it begin with "##"."""
    if word in vocabulary:
        return [word]
    found: list[str] = []
    start = 0
    while start < len(word):
        piece, end = _longest(word, start, vocabulary)
        if not piece or len(found) >= MOST_IN_A_WORD:
            return [UNKNOWN]
        found.append(piece)
        start = end
    return found


def _longest(word: str, start: int, vocabulary: dict[str, int]) -> tuple[str, int]:
    prefix = "##" if start else ""
    for end in range(min(len(word), start + MOST_PIECES), start, -1):
        if prefix + word[start:end] in vocabulary:
            return prefix + word[start:end], end
    return "", start
