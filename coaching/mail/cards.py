"""What a mail is about at a glance, above its words: a day as the headline, who and where, and what to press. Plain values."""

from dataclasses import dataclass

from coaching.practice.lazy_text import StrOrPromise


@dataclass(frozen=True)
class Person:
    """Who it is with. `face` is the full address of a picture, or ""."""

    name: str
    about: StrOrPromise = ""
    face: str = ""


@dataclass(frozen=True)
class Card:
    """`facts` are (label, words), `buttons` (label, full address): the first one is the main one. Everything is in the text form
    as well, line by line."""

    headline: str
    line: str = ""
    eyebrow: str = ""
    person: Person | None = None
    facts: tuple[tuple[StrOrPromise, str], ...] = ()
    buttons: tuple[tuple[StrOrPromise, str], ...] = ()
