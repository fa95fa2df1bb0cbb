"""What changed between two versions of an answer, word by word. Pure: values in, pieces of text out."""

import re
from difflib import SequenceMatcher

SAME, ADDED, TAKEN = "same", "added", "taken"
SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?]+\s*|\n\s*|$)")
WORD = re.compile(r"\w+|\s+|[^\w\s]")
# Beyond so many pairs of words to look at, a passage is shown as replaced: two long texts must never take long.
MOST_PAIRS = 250_000


def differences(kind, before, after):
    """[(SAME, ADDED or TAKEN, text)] from one answer to the next, as text; what is neither same nor added rebuilds `before`,
    what is neither same nor taken `after`."""
    old, new = as_text(kind, before), as_text(kind, after)
    if kind in {"short_answer", "long_answer"}:
        return _joined(_by_sentence(old, new))
    return _joined(_replaced(old.splitlines(keepends=True), new.splitlines(keepends=True)))


def as_text(kind, value):
    """An answer as lines of text."""
    if not value:
        return ""
    if kind == "rows":
        return "\n".join(" | ".join(row) for row in value)
    if kind == "file":
        return value["name"]
    return "\n".join(value) if isinstance(value, list) else str(value)


def _by_sentence(old, new):
    """Sentences first, then words within those that differ: what stayed is found also in long texts."""
    a, b = SENTENCE.findall(old), SENTENCE.findall(new)
    for tag, part_a, part_b in _blocks(a, b):
        if tag == "equal":
            yield SAME, "".join(part_a)
        else:
            yield from _replaced(WORD.findall("".join(part_a)), WORD.findall("".join(part_b)))


def _replaced(a, b):
    for tag, part_a, part_b in _blocks(a, b):
        if tag == "equal":
            yield SAME, "".join(part_a)
        else:
            yield TAKEN, "".join(part_a)
            yield ADDED, "".join(part_b)


def _blocks(a, b):
    if len(a) * len(b) > MOST_PAIRS:
        yield from _ends(a, b)
        return
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        yield tag, a[a1:a2], b[b1:b2]


def _ends(a, b):
    """What both begin and end with, and the whole middle as replaced."""
    shorter = min(len(a), len(b))
    start = next((index for index in range(shorter) if a[index] != b[index]), shorter)
    left = shorter - start
    end = next((index for index in range(left) if a[-1 - index] != b[-1 - index]), left)
    yield "equal", a[:start], b[:start]
    yield "replace", a[start : len(a) - end], b[start : len(b) - end]
    yield "equal", a[len(a) - end :], b[len(b) - end :]


def _joined(pieces):
    """Neighbors of the same kind as one piece; empty ones are left out."""
    found: list[tuple[str, str]] = []
    for kind, text in pieces:
        if found and text and found[-1][0] == kind:
            found[-1] = (kind, found[-1][1] + text)
        elif text:
            found.append((kind, text))
    return found
