"""What the message check's network learns from, as rows: sentences, what each shows, and how much of that is known.

Messages by strangers and by known hands are marked by readers. Three files of `data/message_check` were written to teach, each
marked by its own author: single sentences, twins that differ in what they do, and messages with a tag after each sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from networking_module.bring_value.check.sentences import Sentence, sentences
from networking_module.bring_value.check.verdicts import FACT, GENERAL, JOB, LEARN, LEARNED, NAMED, OTHER, VERDICTS
from scripts.check_examples import FOLDER, Example, elements_of, known_hands, side
from scripts.check_examples import VERDICTS as VERDICT_NAMES

LETTERS = {"P": FACT, "L": LEARN, "V": NAMED, "H": GENERAL, "J": JOB, "O": OTHER}
SPOKEN = {"T": "two_way", "O": "one_way", "N": "neutral"}
TAG = re.compile(r"(\s*\{+[A-Z, -]+\}+)")
KNOWN_HANDS, TAUGHT = 0.5, 0.7  # the weight of a message beside one by a stranger


@dataclass
class Row:
    """A message, or a single sentence that is none (`is_whole` false).

    `marks[sentence][element]` is the share of readers who see it there, None where nobody said. `elements` and `verdict` are of
    the whole, in the order of LEARNED and VERDICTS.
    """

    texts: list[str]
    marks: list[list[float | None]]
    elements: list[float]
    verdict: list[float]
    weight: float = 1.0
    is_whole: bool = True
    numbers: list[tuple[list[int], list[int]]] = field(default_factory=list)


def material() -> list[Row]:
    """Everything that may be learned from."""
    return [
        *(marked(example) for example in side("learned_from")),
        *(marked(example, KNOWN_HANDS) for example in known_hands()),
        *single_sentences(),
        *twins(),
        *tagged(),
    ]


def marked(example: Example, weight: float = 1.0) -> Row:
    """A message as its readers marked it."""
    cut = sentences(example.text)
    seen = [[_places(example.text, cut, elements_of(label).get(name, [])) for name in LEARNED] for label in example.labels]
    marks = [[_average(one[number][place] for one in seen) for number in range(len(LEARNED))] for place in range(len(cut))]
    return Row(
        [each.text for each in cut],
        [list(row) for row in marks],
        [example.share(name) for name in LEARNED],
        [_average(float(VERDICT_NAMES[label["verdict"]] == name) for label in example.labels) for name in VERDICTS],
        weight,
    )


def _places(text: str, cut: list[Sentence], quotes: list[str]) -> list[float]:
    """For each sentence 1 when it holds at least half of a quote, or half of it is one."""
    spans = [(text.find(quote), text.find(quote) + len(quote)) for quote in quotes]
    return [float(any(start >= 0 and _overlaps(each, start, end) for start, end in spans)) for each in cut]


def _overlaps(sentence: Sentence, start: int, end: int) -> bool:
    shared = min(end, sentence.start + len(sentence.text)) - max(start, sentence.start)
    return 2 * shared >= min(end - start, len(sentence.text))


def _average(values: Iterator[float]) -> float:
    found = list(values)
    return sum(found) / len(found)


def single_sentences() -> Iterator[Row]:
    """One or two sentences as one: what their letters say, and what their authors were not asked about."""
    for key, letters, text in _lines("sentences.tsv", 3):
        held = [float(letter in letters) for letter in LETTERS]
        yield Row(
            [text],
            [[_asked(key, letter, value) for letter, value in zip(LETTERS, held, strict=True)]],
            held,
            [1 / 3] * 3,
            is_whole=False,
        )


def _asked(key: str, letter: str, value: float) -> float | None:
    """General help was not asked about; facts only where the whole series was about them or about nothing."""
    is_open = letter == "H" or (letter == "P" and not value and key[0] not in "PN")
    return None if is_open else value


def twins() -> Iterator[Row]:
    """Short messages with letters for the whole: what is absent is absent from every sentence."""
    for spoken, letters, written in _lines("twins.tsv", 3):
        cut = sentences(written.replace("\\n", "\n"))
        held = [float(letter in letters) for letter in LETTERS]
        mark: list[float | None] = [None if value else 0.0 for value in held]
        yield Row([each.text for each in cut], [mark] * len(cut), held, _said(spoken), TAUGHT)


def tagged() -> Iterator[Row]:
    """Messages in which `{P}` after a sentence says what it does."""
    for spoken, written in _lines("tagged.tsv", 2):
        text, tags = _untagged(written.replace("\\n", "\n"))
        cut = sentences(text)
        marks = [
            [float(any(_is_at(each, place) and letter in said for place, said in tags)) for letter in LETTERS] for each in cut
        ]
        held = [max(column) for column in zip(*marks, strict=True)]
        yield Row([each.text for each in cut], [list(row) for row in marks], held, _said(spoken), TAUGHT)


def _untagged(written: str) -> tuple[str, list[tuple[int, str]]]:
    text, tags = "", []
    for piece in TAG.split(written):
        if TAG.fullmatch(piece):
            tags.append((len(text.rstrip()) - 1, piece))
        else:
            text += piece
    return text, tags


def _is_at(sentence: Sentence, place: int) -> bool:
    return sentence.start <= place < sentence.start + len(sentence.text)


def _said(spoken: str) -> list[float]:
    return [float(SPOKEN[spoken] == name) for name in VERDICTS]


def _lines(name: str, columns: int) -> Iterator[list[str]]:
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        found = line.split("\t")
        if len(found) == columns and found[-1].strip():
            yield found
