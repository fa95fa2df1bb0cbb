"""A report's chart as plain numbers: a column for each month, of parts on top of each other. The template draws it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coaching.practice.lazy_text import StrOrPromise
from coaching.progress.charts import LOW

Number = int | Decimal
HEIGHT, HEAD, FOOT, STEP, GAP = 120, 18, 20, 46, 14  # pixels: the chart is not stretched, so that its words stay readable
LARGEST, PAD = 36, 10  # pixels at both ends: a month with its year is wider than its column


@dataclass(frozen=True)
class Part:
    """One part of a column; `kind` is the place of what it counts, from 1."""

    kind: int
    top: int
    height: int


@dataclass(frozen=True)
class Stack:
    """A month's column, with its sum above it."""

    month: date
    total: Number
    parts: list[Part]
    x: int

    @property
    def middle(self) -> int:
        return self.x + (STEP - GAP) // 2

    @property
    def label(self) -> int:
        return min((part.top for part in self.parts), default=HEAD + HEIGHT - LOW) - 5


@dataclass(frozen=True)
class Chart:
    """`kinds` says what the parts count, the lowest first."""

    title: StrOrPromise
    kinds: Sequence[StrOrPromise]
    stacks: list[Stack]

    height = HEAD + HEIGHT + FOOT
    foot = HEAD + HEIGHT + FOOT - 5
    bar = STEP - GAP
    floor = HEAD + HEIGHT - LOW
    low = LOW

    @property
    def width(self) -> int:
        return max(len(self.stacks) * STEP - GAP, 1) + 2 * PAD

    @property
    def is_shown(self) -> bool:
        """A single month needs no picture, and of more than three years none can be read."""
        return 1 < len(self.stacks) <= LARGEST


def chart(title: StrOrPromise, kinds: Sequence[StrOrPromise], months: Sequence[tuple[date, Sequence[Number]]]) -> Chart:
    """A chart of (first day of a month, how much of each kind), the earliest month first; the highest column stands for the
    largest sum."""
    top = max([sum(values) for _month, values in months] + [1])
    stacks = [Stack(month, sum(values), _parts(values, top), PAD + index * STEP) for index, (month, values) in enumerate(months)]
    return Chart(title, kinds, stacks)


def _parts(values: Sequence[Number], top: Number) -> list[Part]:
    parts: list[Part] = []
    below = HEAD + HEIGHT
    for kind, value in enumerate(values, 1):
        height = max(round(value / top * HEIGHT), LOW) if value > 0 else 0
        below -= height
        if height:
            parts.append(Part(kind, below, height))
    return parts
