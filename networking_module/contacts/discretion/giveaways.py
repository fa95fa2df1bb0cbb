"""Sentences that may tell that someone is looking for work. Pure, and made of a few words: it proves nothing about the others."""

import re

MOST = 3
LOOKED_FOR = r"(?:something (?:new|else)|an?other|new|next|different|jobs?|work|roles?|positions?|openings?|opportunit(?:y|ies))"
# No “looking forward to”, and no words of every office day such as “work” or “position” alone.
WORDS = (
    rf"(?:look(?:ing)?|search(?:ing)?|hunting) for (?:(?:an?|my|the|any|some) )?{LOOKED_FOR}",
    r"looking (?:around|elsewhere)",
    r"(?:i'm|i am|been|still|actively|quietly|also) looking(?! (?:forward|at|after|into|up|over|for)\b)",
    r"(?:job|career) (?:search|hunt|market|change|move|boards?|offers?)",
    r"job[- ](?:hunting|seeking|seekers?)",
    r"(?:a|my|new|next|another) job",
    r"my search",
    r"(?<!your )(?:new|next) (?:role|position|opportunity|employer|chapter|challenge)",
    r"open to work|on the market|between jobs",
    r"(?:my|a|the|updated|attached|enclosed) (?:r[eé]sum[eé]|cv)|curriculum vitae",
    r"laid off|lay-?offs?|let go\b(?! of)|unemployed|out of work|lost my job|severance|restructuring|reorg",
    r"openings?|hiring|recruiters?|recruiting|headhunters?|referrals?",
    r"(?:job |my )?interviews?|interviewing|appl(?:y|ied|ying) (?:for|to|at)",
    r"(?:leave|leaving|quit|quitting) (?:my|this|the company|here)|resign(?:ed|ing|ation)?|give (?:my )?notice|moving on",
)
GIVEAWAYS = re.compile(rf"\b(?:{'|'.join(WORDS)})\b", re.IGNORECASE)
SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


def giveaways(text: str) -> tuple[str, ...]:
    """The first few sentences of a text with words that may tell it."""
    found = (sentence.strip() for sentence in SENTENCE.findall(text.replace("’", "'")) if GIVEAWAYS.search(sentence))
    return tuple(dict.fromkeys(found))[:MOST]
