"""Gaps that a template left open: [First Name], {{topic}}, (insert company), ___, XXX, TBD.

Every pattern has bounded repetitions, so that no text slows it down.
"""

import re
from typing import NamedTuple

# What stands where something is still to be put in.
_SLOT = (
    r"(?:(?:your|their|his|her|the|my|a|an|first|last|full|given|family|company|job|role|contact|recipient|school|specific|recent"
    r"|mutual|project|event|article|team)[ _-]){0,3}(?:f|first|last)?"
    r"(?:names?|company|employer|organi[sz]ation|title|topic|role|position"
    r"|date|day|time|city|place|school|university|industry|field|project|event|article|link|reason|skills?|department|team"
    r"|interest|contact|connection|number|year)"
)
_TAGS = r"(?:a|b|i|u|p|br|hr|em|li|ol|ul|div|img|pre|code|span|strong|table|tr|td|th|html|body|head|blockquote|h[1-6])"
_NOT_AFTER = (
    r"(?<!model )(?<!gen )(?<!generation )(?<!malcolm )(?<!space )(?<!bowl )(?<!chapter )(?<!part )(?<!volume )(?<!louis )"
)
_COUNTED = r"(?:years?|months?|weeks?|days|hours|minutes|people|percent|%)"
GAP = re.compile(
    "|".join(
        (
            r"\[(?![ x\d]\])[^\[\]\n]{1,60}\](?!\()",
            r"\{{1,2}[^{}\n]{1,60}\}{1,2}",
            rf"<(?!/?{_TAGS}\b)[a-z][^<>\n@:/]{{1,40}}>",
            rf"\((?:(?:please )?(?:insert|fill in|add|your) [^()\n]{{1,40}}(?: here)?|{_SLOT}(?: here)?)\)",
            r"\*\|[a-z_:]{1,30}\|\*",
            r"(?<![\w%])%[a-z][a-z_]{2,30}%",
            rf"«(?:{_SLOT}|\w{{1,30}}_\w{{1,30}})»",
            r"(?<![\w_])_{3,}(?![\w_])",
            rf"\binsert {_SLOT}(?: here)?\b",
            r"\b(?:your|first|last|company|their) name here\b",
            r"\b(?-i:(?:FIRST|LAST|FULL|YOUR|COMPANY)[ _]?NAME|FIRSTNAME|LASTNAME)\b",
            r"(?:(?<=\bdear )|(?<=\bhi )|(?<=\bhello )|(?<=\bhey ))(?-i:NAME|Name|X)(?=\s*(?:[,:!–—]|$|\n))",
            r"\b(?:company|firm|employer|organi[sz]ation|university|school|person|topic|industry) (?-i:X|Y|Z|XYZ|ABC)\b(?!-)",
            r"\b(?-i:XYZ|ABC) (?:company|corp|inc|firm|university)\b|\b(?-i:XYZ)\b",
            rf"{_NOT_AFTER}(?<![-\w])(?-i:X) {_COUNTED}(?!\w)",
            rf"{_NOT_AFTER}(?-i:\bX{{2,}}\b)(?! chromosome)",
            r"(?:(?<=\b(?:at|in|of|to|as|on|by|hi) )|(?<=\b(?:for|the|and) )|(?<=\b(?:from|with|your|dear) )|(?<=\babout ))x{2,}\b",
            r"\b(?-i:TBD)\b",
            r"\blorem ipsum\b",
        )
    ),
    re.IGNORECASE,
)
_KISSES = re.compile(r"[xX]{2,}")
_RULE = 10  # so many underscores alone on a line divide a page


class Gaps(NamedTuple):
    """The gaps of a text, each once, as (start, end)."""

    spans: tuple[tuple[int, int], ...]

    def in_gap(self, start: int, end: int) -> bool:
        """Whether a place in the text touches a gap: it holds no fact yet."""
        return any(start < last and first < end for first, last in self.spans)


def gaps(text: str) -> Gaps:
    """Every gap of a text, in order."""
    return Gaps(tuple(match.span() for match in GAP.finditer(text) if not (_is_rule(match) or _is_kiss(match))))


def is_gap(words: str) -> bool:
    """Whether words are a gap and nothing else."""
    return GAP.fullmatch(words.strip(" \n\t.,:;!?")) is not None


def _is_rule(match):
    """A line of underscores between parts of a letter."""
    return set(match[0]) == {"_"} and len(match[0]) >= _RULE and not _line_before(match).strip()


def _is_kiss(match):
    """“See you Sunday! XX”, “Jo XX”: the last thing on its line, after a mark or a name alone."""
    if not _KISSES.fullmatch(match[0]) or match.string[match.end() : match.end() + 1] not in ("", "\n"):
        return False
    before = _line_before(match).rstrip()
    return before[-1:] in ("", *".!?,)") or (
        before.istitle() and " " not in before and before not in ("Dear", "Hi", "Hello", "Hey")
    )


def _line_before(match):
    """What stands before a gap on its line, as far as that matters."""
    text = match.string[max(0, match.start() - 60) : match.start()]
    return text.rpartition("\n")[2]
