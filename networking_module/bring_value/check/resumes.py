"""Where a writer brings up their own resume: a paper, not the verb, not the reader's, and not when it is left out."""

import re

from .patterns import any_of

_PAPER = r"(?:r[eé]sum[eé]s?|cvs?|c\.v\.|curriculum vitae|lebenslauf|bio-?data|my (?:curriculum|vita)(?! vitae))(?![\w-])"
_BESIDE = r"(?:portfolio|work history|transcripts?|papers|certificates|cover(?:ing)? letter)"
_DAY = r"(?:(?:on |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_DOING = r"(?:work|talks|classes|lessons|duties|operations|our|the (?:work|conversation|talk|lessons?)|it|this)"
_DOER = r"(?:i|we|you|they|it|he|she|to|will|'ll|can|could|should|would|may|must|let's|classes|lessons|talks|not)"


_BROUGHT = any_of(
    rf"(?<![\w.-]){_PAPER}",
    rf"\bmy (?:\w+ )?{_BESIDE}\b(?= (?:is|are) (?:attached|enclosed))",
    rf"\b(?:attached|enclosed|i (?:attach|enclose|sent|send)|i(?:'m| am) (?:attaching|enclosing))"
    rf" (?:\w+ ){{0,3}}?(?:my|the) (?:\w+ ){{0,3}}?{_BESIDE}\b",
)
_VERB = any_of(rf"\b{_DOER} resume\b(?! (?:is|was|and cover))", rf"\bresume (?:{_DOING}|{_DAY})\b")
_OTHERS = any_of(
    rf"\b(?:your|every|each|whose|people's|these|those|all the|many) (?:\w+ )?{_PAPER}", r"\b(?:resume|résumé|cv)s\b"
)
_LEFT_OUT = any_of(
    rf"\b(?:no|without|leave|left|instead of|rather than) (?:\w+ ){{0,3}}{_PAPER}",
    rf"\b(?:not|never|isn't|don't) (?!know|sure|hear|see|think)(?:\w+ ){{0,4}}{_PAPER}",
)
_WISHED_FOR = re.compile(r"\byou(?:r)? (?:asked|wanted|requested|said)\b|\bas (?:asked|requested)\b|\bat your request\b")
_MINE = re.compile(r"\bmy\b")
_SUBJECT = "subject:"


def brought_up(low):
    """The words within one sentence in lower case that bring the writer's resume up: a match, or None."""
    match = _BROUGHT.search(low)
    if match is None or low.startswith(_SUBJECT) or _LEFT_OUT.search(low) or _VERB.search(low):
        return None
    return None if _OTHERS.search(low) and not _MINE.search(low) else match


def wished_for(low):
    """Whether the sentence says that the reader asked for it."""
    return _WISHED_FOR.search(low) is not None
