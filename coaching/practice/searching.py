"""Searching lists for words that somebody typed."""

import re
from collections.abc import Callable
from typing import TypeVar

from django.db.models import Q, QuerySet

LONGEST = 200  # letters that are looked for: databases refuse a pattern of 50,000
AROUND = 80  # letters before what is found
Rows = TypeVar("Rows", bound=QuerySet)


def containing(rows: Rows, words: str, *places: str, also: Callable[[str], Q] = lambda word: Q()) -> Rows:
    """The rows that have each of the words in one of these fields, in capitals or not, or where `also` says; all of them without
    a word."""
    for word in _words(words):
        rows = rows.filter(Q(*((f"{place}__icontains", word) for place in places), _connector=Q.OR) | also(word))
    return rows


def excerpt(text: str, words: str, longest: int = 240) -> list[tuple[str, bool]]:
    """A part of the text, on one line, around the first of the words: [(piece, whether it is one of the words)]."""
    line = " ".join(text.split())
    found = re.compile("|".join(map(re.escape, _words(words))) or "(?!)", re.IGNORECASE)
    first = found.search(line)
    start = max(first.start() - AROUND, 0) if first else 0
    part = ("…" if start else "") + line[start : start + longest] + ("…" if len(line) > start + longest else "")
    return [
        (piece, number % 2 == 1)
        for number, piece in enumerate(re.split(f"({found.pattern})", part, flags=re.IGNORECASE))
        if piece
    ]


def _words(words: str) -> list[str]:
    return words.replace("\0", "")[:LONGEST].split()
