"""Whether the check can read a text at all, and if not, why: English prose of a few words is what it reads."""

import unicodedata

from .code import is_code
from .languages import english, words_of

EMPTY, QUOTED, CODE, LANGUAGE, SHORT = "empty", "quoted", "code", "language", "short"
MIN_WORDS = 5


def unread(text: str, left_out: tuple[str, ...] = ()) -> str:
    """Why there is no verdict: "empty", "quoted" (all of it is someone else's), "code", "language", "short"; "" when there can
    be one."""
    if not text.strip():
        return QUOTED if left_out else EMPTY
    if is_code(text):
        return CODE
    words = words_of(unicodedata.normalize("NFKC", text))
    if not english(words):
        return LANGUAGE
    return SHORT if len(words) < MIN_WORDS else ""
