"""Searching lists for words that somebody typed."""

from typing import TypeVar

from django.db.models import Q, QuerySet

LONGEST = 200  # letters that are looked for: databases refuse a pattern of 50,000
Rows = TypeVar("Rows", bound=QuerySet)


def containing(rows: Rows, words: str, *places: str) -> Rows:
    """The rows that have each of the words in one of these fields, in capitals or not; all of them without a word."""
    for word in words.replace("\0", "")[:LONGEST].split():
        rows = rows.filter(Q(*((f"{place}__icontains", word) for place in places), _connector=Q.OR))
    return rows
