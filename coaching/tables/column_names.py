"""What a column's name says that is in it, by lists of names (`people.toml` and others) and by how people vary them. Pure."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coaching.practice.text import plain

PEOPLE = Path(__file__).with_name("people.toml")
BESIDE = "beside"  # the list of words that don't change what is in a column
PLURAL = re.compile(r"(?:es|en|[snx])$")
ASIDE = re.compile(r"\s*\(([^()]*)\)")
SIDES = re.compile(r"\s*[/|,&+;]\s*|\s+(?:and|und|et|y|e|en)\s+")
FULL = "full"
Variants = Iterator[tuple[str, frozenset[str] | None]]


@dataclass(frozen=True)
class Vocabulary:
    """`known` is {what: {name: its rank}}; `beside` are words that say nothing else of a column that holds one of `varied`."""

    known: dict[str, dict[str, int]]
    beside: frozenset[str]
    varied: frozenset[str]

    def meaning(self, name: str) -> tuple[str, int, int] | None:
        """(what is in a column, how far down its list the name stands, how much it had to be varied), or None."""
        exact = self._first(self._exact(name), 0)
        whole = None if exact and exact[0] != FULL else self._of_two(name)
        return whole or exact or self._first(self._simpler(name), 1) or self._first(self._bare(name), 2)

    def what_exactly(self, name: str) -> str | None:
        """What is in a column of exactly this name, or None."""
        key = name_of(name)
        return next((what for what, known in self.known.items() if key in known), None)

    def _of_two(self, name: str) -> tuple[str, int, int] | None:
        """What a column of two halves of a name holds: “Name, Vorname”, “Name (Last, First)”, “Titel, Vorname”."""
        parts = ASIDE.findall(name) or [name]
        order = [self.what_exactly(side) for part in parts for side in SIDES.split(part) if side.strip()]
        match order:
            case ["last" | "name", "first"]:
                return "reversed", 0, 0
            case ["first", "last" | "name"]:
                return FULL, 0, 0
            case ["title", "first" | "last" as what] | ["first" | "last" as what, "title"]:
                return what, 0, 0
        return None

    def _first(self, variants: Variants, degree: int) -> tuple[str, int, int] | None:
        for key, kinds in variants:
            for what, known in self.known.items():
                if key in known and (not kinds or what in kinds):
                    return what, known[key], degree
        return None

    def _exact(self, name: str) -> Variants:
        yield name_of(name), None

    def _simpler(self, name: str) -> Variants:
        """Without what is in parentheses, the first of several names, two halves of a name the other way around."""
        shorter = ASIDE.sub("", name)
        beside = {self.what_exactly(part) for part in ASIDE.findall(name)} - {None}
        if beside <= {self.what_exactly(shorter)}:
            yield name_of(shorter), None
        sides = SIDES.split(shorter)
        if len(sides) > 1 and {self.what_exactly(side) for side in sides} - {None} == {self.what_exactly(sides[0])}:
            yield name_of(sides[0]), self.varied
        before, colon, after = name.partition(":")
        if colon:
            yield name_of(f"{after} {before}"), self.varied

    def _bare(self, name: str) -> Variants:
        """Without the words that say nothing else, in singular."""
        words = [word for word in plain(name.replace("/", " ")).split() if word not in self.beside and not word.isdigit()]
        key = name_of(" ".join(words))
        for each in (key, *(key.removesuffix(end) for end in ("s", "n", "en", "es") if key.endswith(end))):
            yield each, self.varied
        singular = name_of(" ".join(PLURAL.sub("", word) for word in words))
        yield singular, self.varied


def name_of(name: str) -> str:
    """A column's name without what doesn't matter."""
    return re.sub(r"[\s\d]", "", plain(name))


@cache
def vocabulary(*lists: Path, varied: frozenset[str] = frozenset()) -> Vocabulary:
    """The names of the columns of people, and those of more `lists` (TOML files of the same form, whose names come after)."""
    data: dict[str, list[str]] = {}
    for path in (PEOPLE, *lists):
        for what, names in tomllib.loads(path.read_text(encoding="utf-8")).items():
            data[what] = [*data.get(what, ()), *names]
    beside = frozenset(plain(word) for word in data.pop(BESIDE))
    known = {what: {name_of(name): rank for rank, name in enumerate(names)} for what, names in data.items()}
    return Vocabulary(known, beside, frozenset({"email", "phone"}) | varied)
