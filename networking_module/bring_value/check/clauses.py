"""Where the clause around a few words begins and ends: what is quoted reads as a thought, not as a cut-out."""

import re

from .sentences import ABBREVIATION

LONGEST_QUOTE = 140
EDGES = " \n\t\r,;:–—-"
_SUBJECT = r"(?:i|you|we|he|she|they|it|your|my|our|if|that|there|this|would|could|can|please|let|do|what|how|when)"
# A mark with a space after it, a line's end, a spaced dash, or a little word before a new thought.
_BORDER = re.compile(
    rf"(?P<mark>[,;:–—](?=\s)|\n|\s-(?=\s)|[.!?]+[\"”’)]{{0,3}}(?=\s))|(?P<joint>\s(?:and|but|so|or|yet|then) (?={_SUBJECT}\b))"
    r"|(?P<turn>\s(?=(?:because|if|unless|although|though|while|since|whether) "
    r"(?:i|you|we|he|she|they|it|your|my|our|there|that|this)\b))",
    re.IGNORECASE,
)
_DANGLING = re.compile(r"(?:(?:and|but|so|or|yet|then|also)\b[\s,;:–—-]*)+(?=\S)", re.IGNORECASE)


def clause(text: str, start: int, end: int, after: int = 0) -> tuple[int, int]:
    """Widened from `text[start:end]` to whole clauses, as far as that can be read at a glance. Never before `after`, where the
    greeting ends, and never in the middle of a word."""
    after = max(0, min(after, len(text)))
    start, end = max(after, start), max(after, end)
    first, last = _borders(text, start, end)
    start, end = _fitting(text, (max(first, after), last), (_word_start(text, start, after), _word_end(text, end)))
    return _trimmed(text, start, end)


def _borders(text, start, end):
    """The nearest begin of a clause at or before `start`, and the nearest end at or after `end`."""
    first, last = 0, len(text)
    for match in _BORDER.finditer(text):
        if match["mark"] and ABBREVIATION.search(text[max(0, match.end() - 8) : match.end()]):
            continue
        if match.end() <= start:
            first = match.end()
        elif _closes(match) >= end:
            last = _closes(match)
            break
    return first, last


def _closes(match):
    """Where a clause ends at a border: after a mark, before a little word."""
    return match.end() if match["mark"] else match.start()


def _fitting(text, wide, narrow):
    """The clause if it is short enough; else from its begin as far as fits, or else from the first word that matters."""
    if wide[1] - wide[0] <= LONGEST_QUOTE:
        return wide
    start = wide[0] if narrow[1] - wide[0] <= LONGEST_QUOTE else narrow[0]
    end = min(wide[1], start + LONGEST_QUOTE)
    if end < len(text) and not (text[end].isspace() or text[end - 1].isspace()):
        space = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
        end = space if space > start else end
    return start, end


def _word_start(text, at, after):
    while at > after and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text, at):
    while 0 < at < len(text) and not (text[at].isspace() or text[at - 1].isspace()):
        at += 1
    return at


def _trimmed(text, start, end):
    """Without marks and little words at its begin, and without a mark that leads on at its end."""
    start = _skipped(text, start, end)
    dangling = _DANGLING.match(text, start, end)
    if dangling and dangling.end() < end:
        start = _skipped(text, dangling.end(), end)
    return start, max(start, start + len(text[start:end].rstrip(EDGES)))


def _skipped(text, start, end):
    return start + len(text[start:end]) - len(text[start:end].lstrip(EDGES))
