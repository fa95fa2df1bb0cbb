"""Asking on purpose: what makes a welcome ask easy to hear. Plain rules, each found once, with the writer's own words.

A reader who offered, who asked for it, or who knows the writer well may be asked. These four things help then; none is a must.
"""

import re

from .result import NOTE, ONE_WAY, Finding
from .sentences import sentences
from .verdicts import JOB, LEARN, NAMED, OTHER

APPLY = r"(?:appl(?:y|ying|ied)|send(?:ing)? (?:in )?my application|submit(?:ting)? (?:my|an) application)"
TITLE = r"(?:[A-Z][\w&/.+-]*|of|and|for|in|the|&)"
THANKS = r"(?:thank you|thanks|grateful)"
EITHER_WAY = (
    r"(?:either way|anyway|whatever (?:happens|comes of it)|regardless|in any case|whatever you (?:decide|say)|no matter what)"
)
POST = r"(?:role|position|opening|posting|job|vacancy|internship|fellowship|opportunity)"
CUES = {
    "before_applying": re.compile(
        rf"\bbefore (?:i|my) (?:\w+ ){{0,2}}?(?:{APPLY}|application)\b"
        rf"|\b(?:haven't|have not|didn't|did not) (?:yet )?(?:{APPLY}|apply)\b|\bnot (?:yet )?applied\b"
        rf"|\b(?:haven't|have not) (?:yet )?(?:sent|submitted) (?:in )?my application\b|\bi(?:'d| would|'ll| will) {APPLY} (?:on|only|after|once|when|if)\b"
        rf"|\b(?:plan(?:ning)?|hop(?:e|ing)|about|want|intend(?:ing)?|going|getting ready|would like|'d like) to {APPLY}\b"
        rf"|\b(?:thinking (?:of|about)|considering) (?:{APPLY}|an application)\b|\bwhether (?:i should|to) {APPLY}\b"
    ),
    "easy_no": re.compile(
        r"\b(?:a )?no is (?:\w+ ){0,3}?(?:fine|okay|ok|good|welcome)\b"
        r"|\b(?:easy|fine|okay|ok|free|all right|alright) to say no\b"
        r"|\bno (?:pressure|worries|obligation|hard feelings)\b"
        r"|\b(?:you can|feel free to|please|just|do) say no\b|\bsay no if\b|\bno problem (?:at all|if)\b|\bif (?:it|that|this)(?:'s| is) awkward\b"
        r"|\bif (?:you'd|you would) rather not\b|\bonly if (?:you|it|that|this)\b"
        r"|\bif (?:it|this|that)(?:'s| is| does)?(?: not|n't) (?:\w+ ){0,3}?(?:right|possible|fit|good|comfortable|work|suit)\b"
        r"|\bif you(?:'re| are)(?: not|n't)? (?:\w+ )?comfortable\b|\bif you don't feel\b"
        r"|\b(?:i'd|i would|i'll|i will|i) (?:completely |totally |fully |absolutely )?understand if\b"
        r"|\bfeel free to (?:decline|ignore|pass)\b"
    ),
    "thanks_either_way": re.compile(rf"\b{THANKS}\b[^.?!]{{0,30}}\b{EITHER_WAY}\b|\b{EITHER_WAY}\b[^.?!]{{0,40}}\b{THANKS}\b"),
}
# With its capitals: a job with a name, a number or an address of its own.
JOB_NAMED = re.compile(
    rf"\b[Tt]he (?!(?:new|next|open|same|right|first|other|last|whole|current)\b)(?:[a-z][\w-]*(?:'s)? ){{1,3}}{POST}\b"
    rf"|\b(?:[Tt]he|[Aa]n?|[Yy]our|[Tt]his|as) (?:[\"“][^\"”]{{3,60}}[\"”]|[A-Z][\w&/.+-]*(?: {TITLE}){{0,6}}) {POST}\b"
    rf"|\b{POST}s? (?:of|as|for|called|titled) (?:an? |the )?[\"“]?[A-Z][\w&/.+-]*(?: {TITLE}){{0,6}}"
    r"|\b(?:[Jj]ob|[Rr]eq(?:uisition)?|[Pp]osting|[Rr]eference)(?: (?:ID|id|number|no\.))? ?#? ?[A-Z]{0,4}-?\d{3,}\b"
    r"|\bhttps?://[^\s()]{0,200}?(?:jobs?|careers?|greenhouse|lever|workday)[^\s()]{0,200}"
)
SIGNS = ("before_applying", "easy_no", "job_named", "thanks_either_way")


def is_one(kinds, odds, verdict):
    """Whether a message asks without bringing anything named, by the kinds found in it: then a welcome makes it a warm ask."""
    asks = bool({JOB, LEARN, OTHER, "mentions_resume"} & kinds)
    return odds[NAMED] <= 0 and asks and (JOB in kinds or verdict == ONE_WAY)


def findings(text):
    """What makes the ask a warm one: the first words that show it, of each sign that is there."""
    cut = sentences(text)
    found = ((sign, _first(sign, cut)) for sign in SIGNS)
    return [Finding(sign, text[start:end], start, end, direction=NOTE) for sign, (start, end) in found if end]


def _first(sign, cut):
    for sentence in cut:
        match = JOB_NAMED.search(sentence.text) if sign == "job_named" else CUES[sign].search(sentence.low)
        if match:
            return sentence.start + match.start(), sentence.start + match.start() + len(match[0].rstrip(".,;:"))
    return 0, 0
