"""What a message promises: the clause alone, in the writer's own words, never the next sentence or the ask that hangs on it.

An offer that waits for a yes (“if you like, I can …”) is one, but nothing is promised yet. Pure: a text in, plain values out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from networking_module.bring_value.check.own_words import own_words
from networking_module.bring_value.check.result import VALUE, Finding
from networking_module.bring_value.check.sentences import LONGEST, Sentence, sentences
from networking_module.bring_value.offer_days import MONTHS
from networking_module.bring_value.offer_words import (
    BORDER,
    BULLET,
    CONDITION,
    CONDITION_BEFORE,
    GIFTS,
    GREETING,
    HEAD,
    IN_QUOTES,
    LATER,
    NO_GIFT,
    SELFISH,
    STOP,
    WISH,
)

LONGEST_OFFER = 300
PREFIX_WORDS = 3  # before “I'll” that still belong to it: “This week I'll …”
ENDS_IN_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})[a-z]?\.$", re.IGNORECASE)


class Offer(NamedTuple):
    """`text` is a clause of the message; `is_promise` is false while it waits for their yes."""

    text: str
    is_promise: bool = True


def offers_in(text: str, findings: Iterable[Finding] = ()) -> list[Offer]:
    """What is still to come, in the order of the text, each once. `findings` are the check's: what it takes for a gift is one
    whatever its verb."""
    own, gifts = own_words(text[:LONGEST]).text, [each for each in findings if each.kind == VALUE]
    pieces, found = list(_whole(own)), dict[str, Offer]()
    for number, piece in enumerate(pieces):
        is_gift = any(piece.start < each.end and each.start < piece.start + len(piece.text) for each in gifts)
        for offer in _offers(piece, is_gift, pieces[number + 1 : number + 8]):
            found.setdefault(offer.text.casefold(), offer)
    return list(found.values())


def brings_now(text: str, findings: Iterable[Finding]) -> bool:
    """Whether the message itself brings something. What it only offers is given when the offer is kept."""
    findings = list(findings)
    spans = [_span(offer.text, text) for offer in offers_in(text, findings)]
    return any(finding.kind == VALUE and not _is_within(finding, spans) for finding in findings)


def _span(words: str, text: str) -> tuple[int, int]:
    """Where the words are in the text, whatever blanks are between them."""
    found = re.search(r"\s+".join(map(re.escape, words.split())), text)
    return found.span() if found else (0, 0)


def _is_within(finding: Finding, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether most of what was found is an offer."""
    return any(2 * (min(end, finding.end) - max(start, finding.start)) > finding.end - finding.start for start, end in spans)


def _whole(text: str) -> Iterator[Sentence]:
    """Sentences, with those whole again that were broken into short lines."""
    whole: Sentence | None = None
    for piece in sentences(text):
        if whole is None or not _goes_on(text, whole, piece):
            if whole:
                yield whole
            whole = piece
        else:
            whole = Sentence(text[whole.start : piece.start + len(piece.text)], whole.start)
    if whole:
        yield whole


def _goes_on(text: str, one: Sentence, other: Sentence) -> bool:
    if ENDS_IN_MONTH.search(one.text) and other.text[0].isdigit():
        return True
    between = text[one.start + len(one.text) : other.start]
    return between.count("\n") == 1 and one.text[-1] not in ".!?:" and (other.text[0].islower() or one.text[-1] == ",")


def _offers(piece: Sentence, is_gift: bool, following: Sequence[Sentence]) -> Iterator[Offer]:
    """Those of one sentence."""
    low, at = piece.low, 0
    while head := HEAD.search(low, at):
        before, at = low[at : head.start()], head.end()
        if _is_offer(low, head, is_gift):
            stop = STOP.search(low, head.end())
            start, at = head.start() - _words_before(before), stop.start() if stop else len(low)
            words = _tidy(piece.text[start:at] + _list(piece.text[start:at], following))
            is_question = head["soft"] is not None and low.endswith("?") and stop is None
            yield Offer(words, not (is_question or _waits(low[:start], low[at:], following)))


def _is_offer(low: str, head: re.Match[str], is_gift: bool) -> bool:
    before, rest = low[: head.start()], low[head.end() :]
    if WISH.search(before) or IN_QUOTES.search(before) or NO_GIFT.match(rest) or SELFISH.search(rest):
        return False
    return GIFTS.match(rest) is not None or (is_gift and head["firm"] is not None)


def _words_before(before: str) -> int:
    """How many characters ahead of “I'll” belong to it: a day, or a few words of its clause."""
    if later := LATER.search(before):
        return len(later["later"])
    border = max((each.end() for each in BORDER.finditer(before)), default=0)
    return len(before) - border if len(before[border:].split()) <= PREFIX_WORDS else 0


def _waits(before: str, after: str, following: Sequence[Sentence]) -> bool:
    """Whether it is only done if they say so."""
    then = following[0].low if following and not after.strip(" .!)") else ""
    return any((CONDITION_BEFORE.search(before), CONDITION.match(after), CONDITION.match(then)))


def _list(words: str, following: Sequence[Sentence]) -> str:
    """The lines of a list that the clause leads to."""
    bullets = takewhile(bool, (BULLET.match(each.text) for each in following)) if words.rstrip().endswith(":") else ()
    return " " + ", ".join(each.string[each.end() :].strip(" .;,") for each in bullets if each)


def _tidy(words: str) -> str:
    words = GREETING.sub("", " ".join(words.split()).strip(" ,;:–—-("))
    words = words if re.search(r"\b[ap]\.m\.$", words) else words.rstrip(".!?")
    return words if len(words) <= LONGEST_OFFER else words[:LONGEST_OFFER].rsplit(" ", 1)[0]
