"""What a mail is about at a glance, above its words: a day as the headline, who and where, and what to press. Plain values."""

from dataclasses import dataclass

from coaching.practice.addressing import initials
from coaching.practice.lazy_text import StrOrPromise


@dataclass(frozen=True)
class Person:
    """Who it is with. `face` is the full address of a picture, or ""."""

    name: str
    about: StrOrPromise = ""
    face: str = ""

    @property
    def initials(self) -> str:
        """Shown where there is no face."""
        return initials(self.name)


@dataclass(frozen=True)
class Card:
    """`facts` are (label, words), `buttons` and `quiet` links (label, full address): the first one is the main one. `ring` are
    initials, `dots` are filled or not, a headline that `is_code` stays on one line. Whatever is said in words is in the text form
    as well, line by line."""

    headline: StrOrPromise
    line: str = ""
    eyebrow: str = ""
    idea: StrOrPromise = ""
    ring: str = ""
    dots: tuple[bool, ...] = ()
    is_code: bool = False
    person: Person | None = None
    facts: tuple[tuple[StrOrPromise, str], ...] = ()
    buttons: tuple[tuple[StrOrPromise, str], ...] = ()
    quiet: tuple[tuple[StrOrPromise, str], ...] = ()


@dataclass(frozen=True)
class Row:
    """One line, with what can be done about it: `links` are (label, full address)."""

    text: str
    hint: StrOrPromise = ""
    url: str = ""
    links: tuple[tuple[StrOrPromise, str], ...] = ()


@dataclass(frozen=True)
class Said:
    """Somebody's own words, in a bubble; `link` is (label, full address) of the rest of them, or None."""

    heading: str
    text: str
    link: tuple[str, str] | None = None


@dataclass(frozen=True)
class Below:
    """What is below a card: rows, what somebody said, other rows, the email's own words, and last the small links."""

    rows: tuple[Row, ...] = ()
    said: tuple[Said, ...] = ()
    others: tuple[Row, ...] = ()
    small: tuple[tuple[StrOrPromise, str], ...] = ()
