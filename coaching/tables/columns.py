"""Which column of a table is what, by the names of a vocabulary. The header is found, not assumed."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from coaching.practice.text import one_line
from coaching.tables.column_names import Vocabulary
from coaching.tables.row_shape import alone

DELIMITERS = ",;\t|"
LOOK_FOR_HEADER = 30  # lines
LONGEST = 100  # letters of a name
WHOSE = frozenset({"name", "full", "reversed", "first", "last"})
LABELS = ("label", "type")
GENERAL = re.compile(r"\s*-\s*(?:value|name)$", re.IGNORECASE)


@dataclass(frozen=True)
class Columns:
    """`places` of a table's columns by what is in them, the preferred first; `names` of all of them, as the file has them."""

    names: list[str]
    places: dict[str, list[int]] = field(default_factory=dict)
    labels: dict[int, int] = field(default_factory=dict)

    @property
    def used(self):
        """[(a column's name, what it is)] in the file's order."""
        what = {place: what for what, places in self.places.items() for place in places}
        what |= dict.fromkeys(self.labels.values(), "label")
        return [[self.names[place], what[place]] for place in sorted(what)]

    @property
    def others(self):
        """The places of the columns that nothing is taken from."""
        used = {place for places in self.places.values() for place in places} | set(self.labels.values())
        return [place for place, name in enumerate(self.names) if name and place not in used]

    @cached_property
    def _headings(self):
        return [GENERAL.sub("", name) for name in self.names]

    def label(self, place, row):
        """What to call a value of a row: “Phone 1 (Mobile)”."""
        if place not in self.labels:
            return self._headings[place]
        kind = "".join(row[self.labels[place] : self.labels[place] + 1]).strip("* ")
        return self._headings[place] + (f" ({kind})" if kind else "")


def find_header(lines, vocabulary: Vocabulary, wanted=WHOSE):
    """(number of the line with the names, counted from 0, the delimiter, Columns), or None where no line has one of the `wanted`
    columns: of a person's name, unless others are given.

    Of several that know as many columns, the one is right by which the lines after it have as many cells.
    """
    found = [
        (columns_of(alone(line, delimiter), vocabulary), number, delimiter)
        for number, line in enumerate(lines[:LOOK_FOR_HEADER])
        for delimiter in DELIMITERS
        if delimiter in line
    ]
    known = [each for each in found if wanted & set(each[0].places)]
    if not known:
        return None
    columns, number, delimiter = max(known, key=lambda each: (len(each[0].used), _fit(lines, *each), -each[1]))
    return number, delimiter, columns


def _fit(lines, columns, number, delimiter):
    """How many of the lines after a header have as many cells."""
    following = lines[number + 1 : number + 1 + LOOK_FOR_HEADER]
    return sum(len(alone(line, delimiter)) == len(columns.names) for line in following)


def columns_of(cells, vocabulary: Vocabulary):
    """The Columns of a row of names."""
    names = [heading(cell) for cell in cells]
    found: dict[str, list[tuple[int, int, int]]] = {}
    for place, name in enumerate(names):
        if known := vocabulary.meaning(name):
            what, rank, degree = known
            found.setdefault(what, []).append((rank, degree, place))
    places = {what: [place for *_rank, place in sorted(ranked)] for what, ranked in found.items()}
    return Columns(names, _with_name(places), _labels(names))


def heading(cell):
    """A column's name as it is shown."""
    return one_line(cell)[:LONGEST]


def _with_name(places):
    """“Nom” beside “Prénom” becomes the last name, “Nombre” beside “Apellidos” the first, and “Name” alone the whole one."""
    found = places.pop("name", [])
    if found:
        missing = {part for part in ("first", "last") if part not in places}
        what = missing.pop() if len(missing) == 1 else "full"
        places[what] = [*places.get(what, []), *found]
    return places


def _labels(names):
    """{place of “Phone 1 - Value”: place of “Phone 1 - Label”}."""
    there = {name.casefold(): place for place, name in enumerate(names)}
    beside = (
        (place, f"{name.casefold()[:-5]}{label}") for name, place in there.items() for label in LABELS if name.endswith("value")
    )
    return {place: there[other] for place, other in beside if other in there}
