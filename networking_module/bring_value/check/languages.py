"""Which language a text is in, told by its commonest little words. English beside foreign greetings and names is English."""

import re
import tomllib
import unicodedata
from pathlib import Path

from anyascii import anyascii

LEAST_SHARE = 0.14  # of English little words in English prose; lists of places and times have few
FEW_WORDS = 5
_LAST_LATIN = "\u024f"  # letters beyond it belong to other scripts
_LISTS = {
    name: frozenset(words.split())
    for name, words in tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8")).items()
}
ENGLISH = _LISTS.pop("english")
_FOREIGN = {name: (words - ENGLISH, ENGLISH - words) for name, words in _LISTS.items()}
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, with plain apostrophes."""
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


def in_one_script(words: list[str]) -> bool:
    """Whether all words begin in the same script: Latin, Arabic, Cyrillic, Chinese …"""
    return len({unicodedata.name(word[0], "").split(" ")[0] for word in words}) < 2


def first_letter(word: str) -> str:
    """The letter that a word begins with, in its plain form: Łukasz and Lukasz begin alike."""
    return anyascii(word[0]).lower()[:1]


def english(words: list[str]) -> bool:
    """Whether words are English: no other language has more of its own among them, and there are enough of English."""
    if sum(word[0] > _LAST_LATIN for word in words) > len(words) / 2:
        return False
    if not all(_more_english(words, theirs, ours) for theirs, ours in _FOREIGN.values()):
        return False
    return len(words) < FEW_WORDS or sum(_known(word) for word in words) >= LEAST_SHARE * len(words)


def _more_english(words, theirs, ours):
    """Words that are in both languages tell neither."""
    return sum(word in theirs for word in words) <= sum(word in ours for word in words)


def _known(word):
    return word in ENGLISH or word.split("'")[0] in ENGLISH
