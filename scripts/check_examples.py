"""The example messages of `data/message_check`: who wrote them, what careful readers say of them, and on which side they stand.

Nobody is on two sides: the network learns from some writers, how sure it may be is chosen on others, and it is measured
on those who were set aside.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "data" / "message_check"
VERDICTS = {"two-way": "two_way", "one-way": "one_way", "neutral": "neutral"}
NAMED, GENERAL, VALUE = "named_value", "general_offer", "offers_value"
Label = dict[str, Any]


@dataclass(frozen=True)
class Example:
    """A message and its labels: one that was settled, or one by each reader."""

    id: str
    writer: str
    text: str
    labels: tuple[Label, ...]

    @property
    def verdict(self) -> str:
        """The settled one; where two readers differ and nobody settled it, the first one's."""
        return VERDICTS[self.labels[0]["verdict"]]

    @property
    def is_doubted(self) -> bool:
        """Whether a reader could see it differently, or two did."""
        return any(label.get("border") for label in self.labels) or len({label["verdict"] for label in self.labels}) > 1

    def share(self, element: str) -> float:
        """The share of readers who see the element: 0, 0.5 or 1."""
        return sum(element in elements_of(label) for label in self.labels) / len(self.labels)

    def has(self, element: str) -> bool:
        """Whether the readers see the element; a half counts as seen."""
        return self.share(element) >= 0.5


def elements_of(label: Label) -> dict[str, list[str]]:
    """{element: the words that show it}; value is told apart into named and general beside its own name."""
    found = {name: [words] if isinstance(words, str) else words for name, words in label["elements"].items()}
    if VALUE in found:
        found[NAMED if label["value"] == "named" else GENERAL] = found[VALUE]
    return found


def rows(name: str) -> list[dict[str, Any]]:
    """The lines of a file of the folder."""
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


@cache
def strangers() -> list[Example]:
    """The messages of all writers who knew neither rules nor each other, with what their readers say."""
    first, second, settled = ({row["id"]: row for row in rows(f"{name}.jsonl")} for name in ("reader_1", "reader_2", "settled"))
    return [
        Example(row["id"], row["writer"], row["text"], _labels(row["id"], first, second, settled))
        for row in rows("strangers.jsonl")
    ]


def _labels(key: str, first: dict[str, Label], second: dict[str, Label], settled: dict[str, Label]) -> tuple[Label, ...]:
    if key in settled:
        return (settled[key],)
    return tuple(side[key] for side in (first, second) if key in side)


def known_hands() -> list[Example]:
    """The messages of the first writers, who knew what they were for."""
    return [Example(row["id"], row["id"][:8], row["text"], (row,)) for row in rows("known_hands.jsonl")]


def side(name: str) -> list[Example]:
    """The strangers' messages on one side: "learned_from", "chosen_on" or "set_aside"."""
    writers = set(json.loads((FOLDER / "sides.json").read_text(encoding="utf-8"))[name])
    return [example for example in strangers() if example.writer in writers]


def learned_from() -> str:
    """What stands for everything that may be learned from: it changes when a message, a label or a side does."""
    names = ("strangers.jsonl", "reader_1.jsonl", "reader_2.jsonl", "settled.jsonl", "sides.json", "known_hands.jsonl")
    taught = ("sentences.tsv", "twins.tsv", "tagged.tsv")
    return hashlib.sha256(b"".join((FOLDER / name).read_bytes() for name in names + taught)).hexdigest()[:16]
