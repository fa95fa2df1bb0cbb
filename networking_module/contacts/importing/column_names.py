"""What a column's name says that is in it, by the names in `columns.toml` and by how people vary them. Pure."""

import re
import tomllib
from functools import cache
from pathlib import Path

from networking_module.contacts.normalize import plain

NAMES = Path(__file__).with_name("columns.toml")
BESIDE = "beside"  # the list of words that don't change what is in a column
VARIED = {"email", "phone", "company", "role"}  # of which “preferred”, “business” and the like say nothing else
PLURAL = re.compile(r"(?:es|en|[snx])$")
ASIDE = re.compile(r"\s*\(([^()]*)\)")
SIDES = re.compile(r"\s*[/|,&+;]\s*|\s+(?:and|und|et|y|e|en)\s+")
FULL = "full"


def meaning(name):
    """(what is in a column, how far down its list the name stands, how much it had to be varied), or None."""
    exact = _first(name, _exact)
    whole = None if exact and exact[0] != FULL else _of_two(name)
    return whole or exact or _first(name, _simpler) or _first(name, _bare)


def _of_two(name):
    """What a column of two halves of a name holds: “Name, Vorname”, “Name (Last, First)”, “Titel, Vorname”."""
    parts = ASIDE.findall(name) or [name]
    order = [what_exactly(side) for part in parts for side in SIDES.split(part) if side.strip()]
    match order:
        case ["last" | "name", "first"]:
            return "reversed", 0, 0
        case ["first", "last" | "name"]:
            return FULL, 0, 0
        case ["title", "first" | "last" as what] | ["first" | "last" as what, "title"]:
            return what, 0, 0
    return None


def _first(name, variants):
    degree = (_exact, _simpler, _bare).index(variants)
    for key, kinds in variants(name):
        for what, known in known_names().items():
            if key in known and (not kinds or what in kinds):
                return what, known[key], degree
    return None


def _exact(name):
    yield name_of(name), None


def _simpler(name):
    """Without what is in parentheses, the first of several names, two halves of a name the other way around."""
    shorter = ASIDE.sub("", name)
    beside = {what_exactly(part) for part in ASIDE.findall(name)} - {None}
    if beside <= {what_exactly(shorter)}:
        yield name_of(shorter), None
    sides = SIDES.split(shorter)
    if len(sides) > 1 and {what_exactly(side) for side in sides} - {None} == {what_exactly(sides[0])}:
        yield name_of(sides[0]), VARIED
    before, colon, after = name.partition(":")
    if colon:
        yield name_of(f"{after} {before}"), VARIED


def _bare(name):
    """Without the words that say nothing else, in singular."""
    words = [word for word in plain(name.replace("/", " ")).split() if word not in _beside() and not word.isdigit()]
    key = name_of(" ".join(words))
    for each in (key, *(key.removesuffix(end) for end in ("s", "n", "en", "es") if key.endswith(end))):
        yield each, VARIED
    singular = name_of(" ".join(PLURAL.sub("", word) for word in words))
    yield singular, VARIED


def what_exactly(name):
    """What is in a column of exactly this name, or None."""
    key = name_of(name)
    return next((what for what, known in known_names().items() if key in known), None)


def name_of(name):
    """A column's name without what doesn't matter."""
    return re.sub(r"[\s\d]", "", plain(name))


@cache
def known_names():
    """{what: {name: its rank}}."""
    return {what: {name_of(name): rank for rank, name in enumerate(names)} for what, names in _data().items() if what != BESIDE}


@cache
def _beside():
    return {plain(word) for word in _data()[BESIDE]}


@cache
def _data():
    return tomllib.loads(NAMES.read_text(encoding="utf-8"))
