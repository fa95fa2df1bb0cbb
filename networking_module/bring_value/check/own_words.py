"""The writer's own words: what is quoted from others and what is below every email are left out before anything is judged.

Line by line, each looked at a bounded number of times. Answers between quoted lines stay.
"""

import re
from typing import NamedTuple

from .attributions import attribution, banner, header
from .signatures import DASHES, begins_disclaimer, disclaimer, sent_from, signature

QUOTED, SIGNATURE = "quoted", "signature"
_MARKED = re.compile(r"\s{0,3}(?:>(?![.:_<(])|\|\s(?!.*\|\s*$))")
_RULE = re.compile(r"\s*[_*=-]{5,}\s*")
MOST_LOOKED_AT = 40  # lines of one signature or disclaimer
_OPEN, _CLOSE = "<blockquote", "</blockquote>"


class OwnWords(NamedTuple):
    """`text` is as long as the original, with newlines in place of what was left out, so that places stay right. `cut` says
    what that was: "quoted", "signature"."""

    text: str
    cut: tuple[str, ...] = ()


def own_words(text: str) -> OwnWords:
    """The text without quoted messages and signatures. It may be blank: then nothing in it is the writer's."""
    spans = [*_quotes_as_html(text), *_lines_left_out(text)]
    kinds = {kind for kind, start, end in spans if text[start:end].strip()}
    return OwnWords(_without(text, spans), tuple(kind for kind in (QUOTED, SIGNATURE) if kind in kinds))


def _without(text, spans):
    at, kept = 0, []
    for _kind, start, end in sorted(spans, key=lambda span: span[1:]):
        start, end = max(start, at), max(end, at)
        kept += [text[at:start], "\n" * (end - start)]
        at = end
    return "".join([*kept, text[at:]])


def _quotes_as_html(text):
    """<blockquote>…</blockquote>, pasted as text."""
    low, at = text.lower(), 0
    if len(low) != len(text):
        return
    while (start := low.find(_OPEN, at)) >= 0 and (end := low.find(_CLOSE, start)) >= 0:
        at = end + len(_CLOSE)
        yield QUOTED, start, at


def _lines_left_out(text):
    lines = text.split("\n")
    kinds, start = _kinds(lines), 0
    for line, kind in zip(lines, kinds, strict=True):
        if kind:
            yield kind, start, start + len(line)
        start += len(line) + 1


def _kinds(lines):
    """For each line what it is, or "" where it is the writer's own."""
    kinds: list[str] = []
    marked = [_MARKED.match(line) is not None for line in lines]
    while len(kinds) < len(lines):
        kinds += _next(lines, len(kinds), marked)
    return kinds


def _next(lines, at, marked):
    """What the line at `at` is, with those that it brings along."""
    if marked[at]:
        return [QUOTED]
    if _another_message(lines, at):
        return [QUOTED] * (len(lines) - at)
    introducing = attribution(lines, at, _next_is_marked(marked, lines, at + 1))
    if introducing:
        rest = _next_is_marked(marked, lines, at + introducing)
        return [QUOTED] * (introducing if rest else len(lines) - at)
    return _under_the_message(lines, at, marked)


def _another_message(lines, at):
    """Whether all that follows is another message: a banner, a header, a line drawn over a header."""
    below = at + 1 if _RULE.fullmatch(lines[at][:200]) and at + 1 < len(lines) else at
    return banner(lines[at]) or header(lines, below)


def _next_is_marked(marked, lines, at):
    """Whether the next line that isn't blank is marked as quoted; two blank ones are looked over."""
    following = next((each for each in range(at, min(at + 3, len(lines))) if lines[each].strip()), None)
    return following is not None and marked[following]


def _under_the_message(lines, at, marked):
    if lines[at].strip() in DASHES:
        block = _up_to_a_quote(lines, at, marked)
        return [SIGNATURE] * len(block) if signature(block) else [""]
    if sent_from(lines[at]):
        return [SIGNATURE]
    paragraph = _paragraph(lines, at)
    return [SIGNATURE] * len(paragraph) if paragraph and disclaimer("\n".join(paragraph)) else [""]


def _up_to_a_quote(lines, at, marked):
    """The lines from `at` on, until somebody else speaks; of a long text only the beginning."""
    last = min(at + MOST_LOOKED_AT, len(lines))
    for each in range(at + 1, last):
        if (
            lines[each].strip() in DASHES
            or marked[each]
            or _another_message(lines, each)
            or attribution(lines, each, False)
            or disclaimer(lines[each])
        ):
            return lines[at:each]
    return lines[at:last]


def _paragraph(lines, at):
    if not begins_disclaimer(lines[at]):
        return []
    block = lines[at : at + MOST_LOOKED_AT]
    return block[: next((count for count, line in enumerate(block) if not line.strip()), len(block))]
