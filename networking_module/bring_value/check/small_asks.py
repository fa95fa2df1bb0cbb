"""What keeps an ask small: minutes, a day or times to choose from, or one question. “Sometime in the next weeks” doesn't."""

import re

from .patterns import any_of

_COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|ten|fifteen|twenty|thirty|forty|few|couple of|half an?|quarter of an|(?:a )?single|only)"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_DAY = rf"(?:mornings?|afternoons?|evenings?|nights?|days?|weekdays?|lunchtimes?|{_WEEKDAY})"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}"
_UNIT = r"(?:minutes?|mins?|hours?|sentences?|lines?|tips?|words?|moments?|seconds?|question)"
_LITTLE = r"(?:quick|small|short|brief|simple|specific|last|more|final|little)"
_WISH = r"(?:love|like|hoping|want|wanted|wondering|ask|asking|need|keen|happy|glad|grateful|appreciate)"
_ASKED_WORD = r"(?:what|how|why|which|who|when|where|is|does|do|whether)"


# How long what is asked takes, and when it could be: small in a sentence that asks.
_LENGTH = any_of(
    rf"\b{_COUNT}(?:[- ](?:or|to|so)|[–-])?[- ]?(?:{_COUNT})?[- ](?:{_UNIT}|{_LITTLE} (?:question|thing|favou?r|call|chat))\b",
    r"\b(?:quick|brief|short) (?:\w+ )?(?:call|chat|conversation|answer|reply|zoom|coffee|meeting|talk|question|look|word)\b",
    r"\b(?:yes or no|yes/no|one word|a line|one line|two lines)\b",
)
_TIME = any_of(
    rf"\b(?:next|this|coming|any|most|every|some|one|on|which|either|by|before|after) (?:\w+ )?{_DAY}\b|\b{_WEEKDAY}\b",
    r"\b(?:next|this|coming|following) (?:week|weekend)\b|\b(?:tomorrow|tonight|today)\b|\byour availability\b",
    r"\b(?:on|by|before|from|after|or) the \d{1,2}(?:st|nd|rd|th)\b",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}\b|\b{_MONTH} \d{{1,2}}\b",
    r"\b\d{1,2}(?::\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)(?!\w)|\b(?:after|before|at|around) \d{1,2}(?::\d\d)?\b",
    r"\bwhenever (?:it |that )?(?:suits|works)\b|\bat (?:a time|your convenience)\b",
)
_ASKS = any_of(
    r"\?|\b(?:could|can|would|may|might|will|shall|should) (?:you|we|i)\b|\b(?:i|we) could\b|\bi'd\b",
    r"\blet me know\b|\b(?:tell|call|text|write|reply|answer|send|ring|ping|email) me\b|\bplease\b|\bkindly\b",
    r"\b(?:at|if|when) (?:it |that |a time )?(?:that )?(?:is |your )?(?:convenien\w+|suits)\b|\b(?:schedule|arrange)\b|\bwhenever\b",
    r"\b(?:are|be|am|i'm|you're|is|were) (?:free|open|available|around)\b",
    r"\b(?:works?|suits?|best|enough|plenty|spare|possible|fine|any)\b|\bof your time\b|\bbe reached\b",
    r"\bi would (?:love|like|appreciate|be (?:grateful|glad|happy|thankful))\b",
    rf"\b{_WISH} (?:to|for|if|your|you|an?|half|one|just|some)\b",
    r"\b(?:one|a|my|quick|single|small|last) (?:\w+ )?question\b|\bin an? \w+ (?:call|chat)\b|\bover a\b",
    r"\b(?:by|on the|over the) (?:tele)?phone\b|\bif you (?:have|had|could|can|would|are)\b",
    r"\bwould (?:do|be (?:ample|great|ideal|plenty|a gift))\b|\b(?:would|will) (?:already )?(?:help|make|need|gladly)\b",
    r"\bi(?:'ll| will) (?:call|telephone|phone|stay|come)\b",
)
_NOT_ASKED = any_of(
    r"\b(?:thank you|thanks|thx|grateful|appreciated?) (?:\w+ ){0,2}for\b",
    r"\b(?:i|we) (?:can't|cannot|couldn't|could not)\b|\byou (?:said|told|gave|spent|asked)\b",
)
# Single questions that are none, or that are large: a meeting without a time, advice in general, a job, several in one.
_PLEASANTRY = re.compile(
    r"\W*(?:and |so |but )?(?:how(?:'?s|'re| are| is| have| was| were) (?:you|things|everything|life|the|your|all|it)\b[^?]{0,60}"
    r"|what's up|all (?:good|well)|remember\b[^?]{0,60}|guess what|right|ok|okay|no|yes|you know what)\s*\?"
)
_LARGE = any_of(
    r"\b(?:chat|call|coffee|lunch|dinner|drinks?|meet|meeting|conversation|interview|demo|catch up|time to|sometime)\b",
    r"\b(?:connect\w*|introduc\w*|refer\w*|openings?|hiring|jobs?|positions?|opportunit\w+|chance|strings|interested in|message|email)\b",
    r"\b(?:advice|insights?|mentor|thoughts|brain|advise|help|did you (?:get|have|find)|were you able|remember)\b|[\[{_]",
    rf"\b(?:if|{_ASKED_WORD})\b[^?]{{1,150}}(?:,|\band)\s(?:and )?{_ASKED_WORD}\b",
    r"\b(?:two|three|several|a few|some) (?:\w+ )?questions\b",
)


def cue(low):
    """The words that keep an ask small within one sentence in lower case: a match, or None."""
    if (_NOT_ASKED.search(low) and "?" not in low) or not _ASKS.search(low):
        return None
    return _LENGTH.search(low) or _TIME.search(low)


def only_question(sentences):
    """The one sentence that asks a question, apart from “How are you?”; None when there are several, or none."""
    asked = [
        each for each in sentences if "?" in each.text and not each.low.startswith("subject:") and not _PLEASANTRY.match(each.low)
    ]
    return asked[0] if len(asked) == 1 and not _LARGE.search(asked[0].low) else None
