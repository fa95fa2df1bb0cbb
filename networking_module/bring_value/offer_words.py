"""The words that an offer is known by. They are matched in lower case with plain apostrophes (`Sentence.low`)."""

import re


def _any(*patterns: str) -> str:
    return f"(?:{'|'.join(patterns)})"


_SENDING = r"(?:sending|bringing|mailing|emailing|forwarding|dropping)\b"
_ADVERBS = _any(
    "also|gladly|happily|of course|certainly|definitely|then|still|just|always|at least|quickly|personally|absolutely|simply",
    "soon|be sure to|make sure to|make a point of|try to|do my best to|go ahead and|be happy to|be glad to|be able to",
    rf"be (?={_SENDING})",
)
_GENTLY = r"(?: love to| happily| gladly)?"
# What leads to it: `firm` says that it will be done, `soft` that it could be.
_FIRM = _any(
    r"\b(?:i'll|i will|i shall|i'm going to|i am going to|i plan to|i promise to)\b",
    r"^will\b",
    r"\blet me (?=(?:put|introduce (?!myself)|connect|send|look|check|find|bring|lend|read|get|make|set)\b)",
    r"\byou'll (?=(?:have|get|receive)\b.*\b(?:by|on|tomorrow|before|tonight|this|next)\b)",
    rf"\b(?:i'm|i am)(?=\s+{_SENDING})",
)
_SOFT = _any(
    r"\bi (?:can|could)\b",
    r"\b(?:i'd be |i would be |i'm |i am |i'd |i would )?(?:happy|glad|pleased|delighted) to\b",
    rf"\b(?:i'd|i would){_GENTLY} (?=(?:send|share|introduce|pass|forward|show|lend|give|bring)\b)",
)
HEAD = re.compile(rf"(?:(?P<firm>{_FIRM})|(?P<soft>{_SOFT}))\s*(?:{_ADVERBS}\s+)*")

_MINE = r"(?!(?:\w+ ){0,3}?(?:resumes?|résumé|cv|applications?|cover letter|portfolio)\b)"
_A_THING = _any(
    "you|it|them|this|that|these|those|over|along|off|on|both|one|some|two|three|the|a|an|his|her|their|your|our|copies|photos"
)
_SOMEONE = r"(?:you|him|her|them|the two|both)\b"
# Done for themselves, whatever the verb: “I'll call you to ask whether …”.
SELFISH = re.compile(r"\bto (?:ask|find out|(?:see|check|hear) (?:if|whether) (?:there|they|you(?:'re| are| have)))\b")
# What is done for them.
GIFTS = re.compile(
    _any(
        r"(?:send|forward|email|mail)(?:ing)? " + _MINE + rf"(?:{_A_THING}\b|\w+(?: \w+)? (?:to|for|by|with) )",
        r"(?:text|ship|post|fax|scan|print|drop|bring|carry|leave|save|set aside|hold|copy|pack|return)(?:p?ing)? "
        + _MINE
        + rf"(?:{_A_THING}\b|\w+(?: \w+)? (?:to|for|by|with) )",
        rf"(?:share|pass|hand) {_MINE}\w+",
        rf"(?:introduce|connect|recommend|refer|vouch for|nominate|add|teach|lend|show|cc|call|drive|watch) {_SOMEONE}",
        rf"(?:give|get|cover|pick|walk|sit with|loop) (?:{_SOMEONE}|your\b|it\b)",
        r"(?:watch|return|cover|take|feed|water|read) your\b|call ahead\b|pick (?:up|the)\b",
        r"put (?:you|the two|both|in a (?:good )?word)\b|(?:have|get|receive) (?:it|them|the|a|that|my)\b",
        r"make (?:you |the |an |that )?(?:intro\w*|connection|copy|copies|list|call|two|\w+ for you)",
        r"(?:write|draft|put together|prepare|compile|type) (?:you|up|a|the|him|her|them)\b",
        r"(?:look|dig|find|track|hunt|pull) (?:it |them |that |the \w+ |those )?(?:up|out|over|into|through|down|for|you)\b",
        r"ask \w+|check (?:with|for|whether|if|on|our|the)\b",
        r"(?:read|review|proofread|edit|test|translate|fix|repair|sew|paint|bake|cook|water|feed|walk|babysit) \w+",
        r"(?:let you know|tell you|report back|write you|write back|write to you)(?: on| by)?(?: \w+day)? "
        r"(?:how|what|which|when|who|whether)\b",
        r"help (?:you |him |her |them |out |your )?"
        r"(?:with|set|move|carry|find|edit|write|clean|pack|build|prepare|sort|unload|paint)\b",
        r"(?:set|sign) (?:you |it |that |this )up\b|take (?:the \w+ off|over your|notes for)\b",
    )
)
_ABOUT_ME = _any(
    r"(?:a |some )?(?:quick |short |little |brief )?(?:bit|word|background|context|summary|reminder|follow-up|nudge|call)",
    "more about (?:me|myself|my)|(?:about )?(?:me|myself)|an update on my",
    "the best|my best|my regards|my number|my thanks|my love|a chance|it (?:a try|some thought|my best|a go|there|at that)",
)
# What sounds like it and is none.
NO_GIFT = re.compile(
    _any(
        rf"(?:give|send|share|tell|write|leave|show|drop|pass|get|help) (?:you )?{_ABOUT_ME}\b",
        r"(?:not|be|keep|never|always|imagine|see|say|admit|confess|understand|follow up|reach out|give up|hold on|try|need)\b",
        r"(?:hear|know|wait|look forward|graduate|let you (?:go|get)|pass (?:by|through|on this))\b",
        r"leave (?:it|you|that)(?: (?:at|there|to|alone|with)|$)|get (?:to|back|straight|right|there|it)\b",
        r"(?:take (?:a|any|up|whatever|no|it)|have (?:to|a|the (?:chance|time|opportunity))|read (?:it|that|your mind))\b",
        r"help(?: (?:you|out|in any way|however|with anything|anytime))?(?:\s*[.,!?;]|\s+(?:if|in any|anytime|however|any)|$)",
        r"ask (?:for|you|about|how|what|why|one|two|a|because|anyway|only|plainly|straight|myself)\b",
    )
)
_ASKS = (
    r"(?:could|can|would|will|do|did|does|are|is|have|has|may|might|shall|should) "
    r"(?:you|there|i|we|it|that|your|anyone|someone|they)\b"
)
_SUBJECT = r"(?:i|i'd|i'm|i'll|i've|we|he|she|they|you|you'd|you'll|you're|your|it's|that's|there|there's|my|if|since|as i)\b"
_ASKING = r"(?:please|let me know|tell me|just (?:say|tell|let|reply)|say the word|was wondering|would|could|maybe|perhaps)\b"
_ASIDE = _any(
    r"what|how|any (?:chance|idea|openings?)|in (?:return|exchange|the meantime)|meanwhile|by the way|btw|one (?:question|thing)",
    "also|hope|hoping|thanks|thank you|best|cheers|warmly|regards|sincerely|talk soon|take care|yours|love|xo",
)
_AND = r"(?:(?:and|but|so|or|yet|then|though|plus) )?(?:(?:then|also|maybe|perhaps|meanwhile|in return|by the way),? )?"
# Where the offer ends within its sentence: the next thought, an ask, a closing.
STOP = re.compile(
    _any(
        rf"\s*,\s*{_AND}(?={_ASKS}|{_SUBJECT}|{_ASKING}|{_ASIDE}\b)",
        rf"\s(?:and|but|so|or|yet|&) {_AND}(?={_ASKS}|{_SUBJECT}|{_ASKING})",
        r"\s*[;–—]\s*|\s-\s|[!?]\s|\s\([^)]*\?|\n(?=thanks|thank you|best|cheers|regards|warmly)",
        r"\s(?=(?:because|so that|unless|although|though|whereas|by the way|btw|in (?:return|exchange))\b)",
        r"\s(?=(?:thanks|thank you|cheers|let me know|(?:do|could|can|would) you)\b)",
        r"\s(?=(?:in case you|should you|whenever you|as long as you|provided)\b)",
        r"(?<!see)(?<!ask)(?<!check)(?<!know)(?<!out)\s(?=if (?:i|you|it|that|this|they|he|she|there|any|so)\b)",
        r"(?<=[ap]\.m\.)\s+(?=(?:would|could|can|do|may|is|are|what|how|i|you|we|please|if|any|thanks|best)\b)",
    )
)
# What makes it wait for a yes, right after it or right before.
CONDITION = re.compile(
    r"[\s,;.!–—-]*(?:(?:and|but|so|or|only) )?"
    + _any(
        "if|should you|in case|whenever|provided|as long as|just (?:say|let|tell|reply)|say the word|tell me if",
        r"let me know if (?:you|it|that|this)\b",
        r"would (?:that|it) (?:be|help)|would you (?:like|want)|do you want|want (?:it|them|me)|shall i|interested\?",
    )
)
CONDITION_BEFORE = re.compile(r"(?:^|[,;:–—.!?\n]\s*|\band )(?:if|should|in case|whenever) [^,]*,\s*$")
# “I wish I could”, “so I can”, “what I'll”: nothing is offered.
WISH = re.compile(
    r"\b"
    + _any(
        "if|whether|wish|hope|hoping|sure|think|thought|believe|guess|doubt|until|till|before|than|what|how|where|why|which|who",
        "that|so|because|as soon as|unless|ways?|anything|something|everything|said|know|knew|not",
    )
    + r"\s$"
)
IN_QUOTES = re.compile(r"“[^”]*$|^[^\"]*\"(?:[^\"]*\"[^\"]*\")*[^\"]*$")
# “On Friday, ”, “When I'm back ”: it belongs to what follows.
LATER = re.compile(
    r"(?:^|[,;:–—.!?\n]\s*|\b(?:and|but|so)\s)"
    r"(?P<later>(?:on|by|this|next|tomorrow|tonight|today|later|after|once|when|as soon as|first thing)\b"
    r"[^,;:.!?\n–—]{0,60},?\s*)$"
)
BORDER = re.compile(r"[,;:–—.!?\n()]\s*|\s-\s|\b(?:and|but|so|or|then|also|plus)\s")
GREETING = re.compile(r"^(?:hey|hi|ok|okay|yes|sure|great|p\.?s\.?:?) (?=i\b|i')", re.IGNORECASE)
BULLET = re.compile(r"\s*(?:[-*•–·]|\d{1,2}[.)])\s+")
