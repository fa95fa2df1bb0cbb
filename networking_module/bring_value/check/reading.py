"""Whether the check can read a text at all: English prose of a few words."""

import unicodedata

from .words import ENGLISH

MIN_WORDS = 5
ENGLISH_SHARE = 0.16


def readable(text):
    words = [word.strip(".,!?;:()\"'").lower() for word in unicodedata.normalize("NFKC", text).split()]
    known = sum(word.split("'")[0].split("’")[0] in ENGLISH for word in words)
    return len(words) >= MIN_WORDS and known / len(words) >= ENGLISH_SHARE
