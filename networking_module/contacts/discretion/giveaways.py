"""Sentences that may tell that someone is looking for work. Pure, and made of a few words: it proves nothing about the others."""

import re

MOST = 3
WORK = (
    r"(?:jobs?|work|employment|roles?|positions?|openings?|opportunit(?:y|ies)|employers?|compan(?:y|ies)|careers?|gigs?|chapters?"
    r"|challenges?|adventures?|places? to work)"
)
OTHER = r"(?:an?other|other|new|next|different|better|outside|fresh)"
LOOKED_FOR = (
    rf"(?:(?:some|any)thing (?:new|else|different|better)|{OTHER} (?:\w+ )?{WORK}|jobs?|work(?! of)|employment|roles?|positions?"
    r"|openings?|opportunit(?:y|ies)|a way out)"
)
# What someone holds, and can lose; a role in a play or a project is none, so nothing is found by these words alone.
HELD = r"(?:jobs?|roles?|positions?|posts?|contracts?|departments?|teams?|employment)"
ENDED = (
    r"(?:eliminated|cut|dissolved|terminated|axed|ended|ending|ends|going away|redundant|disappearing|at risk"
    r"|in danger|on the line)"
)
IS = r"(?:was|is|were|are|has been|have been|is being|are being|will be|may be|might be|could be|got)"
LEAVE = r"(?:leave|leaving|quit|quitting|exit|exiting)"
WISH = r"(?:love|like|want|wanted|hope|plan|planning|going|need|ready|decided|about|trying) to"
# No “looking forward to”, and no words of every office day such as “work” or “position” alone.
WORDS = (
    rf"(?:look(?:ing)?|search(?:ing)?|hunt(?:ing)?) for (?:(?:an?|my|the|any|some) )?{LOOKED_FOR}",
    r"look(?:ing)? (?:around(?! (?:the|a|an|in|for)\b)|elsewhere)",
    r"(?:i'm|i am|been|still|actively|quietly|also) looking"
    r"(?! (?:forward|at|after|into|up|over|for|around|through|out|like|\w+ly|good|great|fine)\b)",
    r"(?:job|career) (?:search|hunt|market|changes?|move|boards?|offers?|switch|break|transition|coach|fairs?|leads?|alerts?)",
    r"(?:change|changing|changed|switch|switching|shift|move) (?:of |in |my |our )*(?:careers?|jobs?|employers?)",
    r"job[- ](?:hunting|seeking|seekers?)|jobless",
    r"(?:a|my|new|next|another) job(?! (?:well done|title)\b)",
    r"my search(?! (?:results?|history|engine|terms?)\b)",
    rf"(?:explor(?:e|ing)|consider(?:ing)?|pursu(?:e|ing)|seek(?:ing)?|weigh(?:ing)?|ready for|open to|find(?:ing)?)"
    rf" (?:(?:an?|my|our|some|any) )?(?:{OTHER}|career|job) (?:\w+ )?(?:{WORK}|options|direction|field|industry)",
    r"(?:exploring|weighing|considering|keeping|know) my options|my options (?:open|elsewhere)",
    r"(?<!your )(?:new|next) (?:role|position|opportunity|employer|chapter|challenge)",
    r"(?:considering|planning|contemplating|thinking (?:of|about)|ready for|time for|need) (?:a|my|the) (?:next |big |career )?"
    r"(?:move(?! (?:to|of|from|into|against)\b)|change(?! (?:to|of|in)\b)|exit|departure)",
    r"open to (?:work|offers|opportunities)|on the (?:job )?market|between (?:jobs|roles|positions)",
    r"(?:my|a|the|updated|attached|enclosed) (?:r[eé]sum[eé]|cv)|curriculum vitae|cover letters?|reference letters?",
    r"laid off|lay-?offs?|let go\b(?! of)|let(?:ting)? (?:me|us) go|unemploy(?:ed|ment)|out of work",
    rf"(?:lost|losing|lose|eliminat(?:ed|ing)|cut|cutting) (?:my|our) {HELD}|redundanc(?:y|ies)",
    r"severance|restructur(?:ing|ed)|reorg",
    rf"(?:my|our|this) (?:whole |current )?{HELD} {IS} (?:being |soon )?{ENDED}",
    r"my (?:contract|job|role|position) (?:ends|ended|(?:is not|isn't|was not|wasn't|will not be|won't be) (?:being )?renewed)",
    r"made redundant|furloughed|downsiz(?:ed|ing)|notice period|garden(?:ing)? leave",
    r"openings?|hiring|recruiters?|recruiting|headhunters?|referrals?",
    r"(?:job |my )?interviews?|interviewing|appl(?:y|ied|ying) (?:for|to|at)|(?:my|job) applications?",
    rf"(?:{LEAVE}|left) (?:my (?:job|role|position|post|employer|company|team)|this (?:job|company|place)|the company|here)",
    rf"{WISH} {LEAVE} (?-i:[A-Z])\w+|(?:i'm|i am|i'll be) {LEAVE} (?-i:[A-Z])\w+(?! (?:on|at|for|in|with|a|some|the)\b)",
    r"quitting(?! \w)|resign(?:ed|ing|ation)?",
    r"(?:give|gave|given|giving|hand(?:ed|ing)?|put(?:ting)?|turn(?:ed|ing)?)(?: in)? (?:my|our)(?: two weeks'?)?"
    r" (?:notice|resignation)",
    r"two weeks'? notice|last day (?:at (?:work|the (?:office|company))|here)|moving on(?! to)",
    r"get(?:ting)? out of (?:here|this place)",
)
GIVEAWAYS = re.compile(rf"\b(?:{'|'.join(WORDS)})\b", re.IGNORECASE)
SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


def giveaways(text: str) -> tuple[str, ...]:
    """The first few sentences of a text with words that may tell it."""
    found = (sentence.strip() for sentence in SENTENCE.findall(text.replace("’", "'")) if GIVEAWAYS.search(sentence))
    return tuple(dict.fromkeys(found))[:MOST]
