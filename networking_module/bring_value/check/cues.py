"""The words the check looks for, apart from what it makes of them. Patterns see one sentence, in lower case.

No pattern repeats a repetition, so that none slows down on a long or strange text.
"""

import re


def _any(*patterns):
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


JOB = r"(?:jobs?|openings?|positions?|roles?|vacanc(?:y|ies)|opportunit(?:y|ies)|internships?)"
THING = r"(?:articles?|posts?|papers?|reports?|links?|books?|podcasts?|episodes?|notes?|slides?|templates?|data|numbers|list|study|piece|talks?|guides?|contacts?|names?|tool|recording|event|newsletter)"
PERSON = r"(?:you|your (?:team|company|group|firm|students|hiring manager))"
WORK = r"(?:talk|post|article|podcast|panel|paper|book|project|presentation|keynote|interview|research|launch|newsletter|webinar|lecture|workshop|piece|team|move|promotion|award|product|thread|comment|advice|suggestion|recommendation|question|introduction|idea|course|class|store|lab|speech|essay|study|report|role at|work (?:on|with|at|in))"

# Asks for work: openings, being hired, a referral, a hiring contact, a resume passed on.
JOB_ASK = _any(
    rf"\b(?:any|some|other|open|current|upcoming|new|suitable|entry[- ]level)\s+(?:\w+\s+)?{JOB}\b(?!\s+to\s+(?:learn|hear|talk|speak|connect|help|listen|meet|thank))",
    rf"\b(?:know|hear|heard|aware|think) (?:of|about) (?:any|an|a|some|anyone|anybody|someone|somebody|open)\b[^.?!]{{0,60}}\b(?:{JOB}|hiring|looking for|need(?:s|ing)?)\b",
    r"\b(?:refer|recommend|consider|hire|forward|endorse) me\b",
    r"\bput in a (?:good )?word\b|\bgood word for me\b|\bvouch for me\b",
    r"\bbe (?:willing|able|open|happy) to (?:refer|recommend)\b|\b(?:could|would|can|will|might) you (?:please |possibly |maybe )?(?:refer|recommend)\b",
    r"\b(?:a|your|employee|internal|the|give me a) referral\b(?! (?:link|program|partners?))",
    r"\b(?:pass|forward|send|share|submit|hand|show)(?: on| along)? (?:on )?my (?:resume|résumé|cv|application|profile|name)\b",
    r"\b(?:introduce|connect|point|direct) me (?:to|with|toward|towards|in)\b[^.?!]{0,60}\b(?:hiring|recruiter|recruiters|hr|human resources|manager|talent|direction of)\b",
    r"\b(?:hiring manager|recruiter)'?s? (?:name|contact|email|e-mail|address)\b|\bwho(?: is|'s)? (?:the )?(?:hiring manager|recruiter)\b|\bcontact(?: information)? (?:of|for) (?:the |your )?(?:hiring|recruit)",
    r"\b(?:is|are|if) (?:your (?:company|team|firm|department|organization)|you|you guys|they|there) (?:currently |still |also )?(?:hiring|recruiting|looking to hire)\b",
    rf"\b(?:looking|searching|hoping|applying|interested in applying|want to apply|love to apply|keen to apply|help(?: me)?) (?:\w+ )?(?:for|find|land|get) (?:a |an |my |any )?(?:new |next |full[- ]time |summer |part[- ]time |another )?(?:{JOB}|work)\b[^.?!]{{0,80}}\b(?:you|your|help|let me know|anything)\b",
    r"\b(?:help|hook) me (?:to )?(?:get|find|land|secure|up)\b",
    r"\bkeep me in mind\b|\bconsider(?:ed)? (?:me )?for (?:a|an|any|the|your)\b|\bjob leads?\b|\bany leads\b|\bget (?:my|a) foot in the door\b|\bget me (?:an interview|in)\b",
    r"\b(?:review|look at|look over|feedback on|critique) my (?:resume|résumé|cv)\b",
    r"\b(?:apply|applied|application) (?:for|to)\b[^.?!]{0,80}\b(?:could|can|would|will) you\b[^.?!]{0,60}\b(?:help|support|refer|recommend|push|check|speak)\b",
    rf"\blet me know (?:if|when|of|about)\b[^.?!]{{0,60}}\b(?:{JOB}|hiring|opens up|comes up|position)\b",
)
NOT_ASKED = _any(
    r"\bnot (?:asking|looking|writing|hoping|here) (?:you )?(?:for|to)\b",
    r"\bnot after a\b",
    r"\b(?:don't|do not|won't|will not) (?:want|expect|need|ask) (?:you )?(?:for|to|a)\b",
    r"\b(?:this|it) is(?: not|n't) about\b",
    r"\brather than (?:a |any )?job\b",
    r"\bno (?:job|ask|need to|pressure to)\b",
    r"\bisn't a job\b",
)
REPORTED = _any(
    r"\byou (?:mentioned|said|wrote|told|posted|noted|shared)\b",
    r"\b(?:saw|read|heard|noticed|see) (?:that )?(?:you|your (?:team|company|firm|group))(?:'re| are| is)?\b",
    r"\bif you(?:'re| are) (?:still )?(?:hiring|looking)[^.?!]{0,80}\b(?:i know|happy to|glad to|i can|would be a fit|i'd)\b",
)

# Gives: something the reader can use today, whoever they hire.
OFFER = _any(
    rf"\b(?:i(?:'d| would| will|'ll| can| could|'m| am)?|we(?:'ll| can| could)?|let me|happy to|glad to|pleased to|would love to|love to)\s+(?:\w+\s+){{0,3}}?(?:introduce|connect) (?:you|the two of you|{PERSON}|her to you|him to you|them to you)\b",
    r"\b(?:make|making|offer|made) (?:an |the |you an )?intro(?:duction)?s?\b(?! me)",
    rf"\b(?:attached|enclosed|here(?:'s| is| are)|here you go|linking|link to|sending|send(?: it| them| you)?|sent you|share|sharing|shared|pass(?:ing)? (?:on|along)|forward(?:ing)?|thought you(?:'d| would| might)|made you|put together|wrote up|write up|bring(?:ing)?|drop off|keep)\b[^.?!]{{0,60}}\b{THING}\b",
    rf"\b(?:this|the|an|a|that|these|my|our) (?:\w+\s+){{0,3}}?{THING}\b[^.?!]{{0,80}}\b(?:made me think of you|for you|might (?:help|interest|be useful|be of interest|save)|may (?:help|interest|be useful)|could (?:help|be useful)|you (?:might|may|would|'d) (?:like|enjoy|find|want|use)|useful (?:to|for) you(?:r)?)\b",
    r"\b(?:made me think of you|thought of you(?:r)?|you came to mind|reminded me of (?:you|our|what you))\b",
    r"\b(?:happy|glad|willing|delighted|pleased|free|able|love|like) to (?:\w+ )?(?:help|share|send|test|review|read|proofread|volunteer|pitch in|return|cover|lend|teach|walk you|show you|give you|offer|translate|beta|take|speak|host|contribute|collect|pull|run|write)\b(?! (?:you )?my (?:resume|résumé|cv|background|portfolio|experience))[^.?!]{0,40}\b(?:you|your|with|if|a|an|the|some|what|notes|for)\b",
    r"\b(?:i(?:'d| would)? ?(?:can|could|will|'ll|would|'d)?|let me) (?:gladly |happily |easily |also )?(?:help|volunteer|test|proofread|introduce|share|send|pass|bring|offer|lend|cover|translate|recommend|refer|point) (?:out |with |on |along |over )?(?:you|your|a |an |the |two |three |some |what|notes|it|them|several|one|my notes)\b(?!r? (?:my )?(?:resume|résumé|cv))",
    r"\bi (?:know|met|worked with|have a friend|have a colleague|have two|just met|spoke with)\b[^.?!]{0,80}\b(?:would be (?:a )?(?:great|good|perfect|right)|(?:might|could|may) (?:be|suit|fit|help|want)|fits|looking for (?:exactly|what)|(?:would|'d) (?:love|like) to (?:meet|talk|hear)|for (?:you|your))\b",
    r"\bin return\b|\breturn the favo(?:u)?r\b|\b(?:my|our) notes (?:from|on|about)\b|\bi (?:signed up|voted|donated|bought|reviewed|recommended|nominated|shared your|told (?:my|two|three|a)|sent (?:two|three|a|your))\b[^.?!]{0,60}\b(?:you|your)\b",
    r"\b(?:refer|send|point|direct) (?:\w+ ){0,3}(?:clients|customers|candidates|colleagues|patients|students|readers|people|friends) (?:to (?:you|your)|your way)\b",
)
WEAK_OFFER = _any(
    r"\bif (?:i can|there(?:'s| is) (?:ever )?(?:anything|something|any way)(?: that)? i can|you ever need)\b[^.?!]{0,60}",
    r"\blet me know (?:how|if) i can (?:ever )?(?:help|return|be of|support|repay)\b",
    r"\banything i can do for you\b",
    r"\bhow (?:can|could|might) i (?:help|support|be useful)\b",
)
NO_OFFER = _any(
    r"\badd value to your\b",
    r"\b(?:an |great |valuable )asset\b",
    r"\bcontribute to your (?:team|company|organization|firm)\b",
    r"\bhelp your (?:team|company) (?:grow|succeed|achieve)\b",
    r"\b(?:coffee|lunch|drink|beer|tea)(?:'s)? (?:is )?on me\b",
    r"\bblurb\b",
    r"\bflexible (?:on|with|about)\b",
    r"\bmy (?:resume|résumé|cv|background|qualifications|portfolio|application|experience|skills|linkedin)\b",
    r"\bmake (?:it|this) easy for you to\b",
    r"\bintro(?:duce|duction)s? me\b",
    r"\bif you (?:could|can|would) (?:send|share|introduce|make|pass|forward)\b",
    r"\b(?:could|can|would|will) you (?:please |possibly |maybe |also |kindly )?(?:\w+ )?(?:send|share|introduce|make|pass|forward|give|help|offer|bring|connect)\b",
    r"\bi(?:'d| would) (?:appreciate|be grateful for|love) (?:an |any |a |your )?(?:intro|introduction|help|feedback)\b",
    r"\bbring (?:my|\d+|years|strong|a wealth|a track)\b",
)

# Asks to learn: how the reader did it, what they think, a conversation.
LEARN = _any(
    r"\b(?:learn|hear|know|understand|ask|find out|curious)\b[^.?!]{0,40}\b(?:how|what|why|about|whether|more|which|from you|from your|your)\b",
    r"\b(?:your|any|some|a bit of|little) (?:advice|insights?|perspective|thoughts|experience|take|guidance|wisdom|opinion|view|story|path)\b",
    r"\b(?:informational (?:interview|conversation|chat|meeting)|pick your brain|chat with you|talk with you|speak with you|conversation with you)\b",
    r"\b(?:chat|talk|call|conversation|coffee|lunch|meet|connect|minutes|speak|zoom|catch up)\b[^.?!]{0,60}\?",
    r"\b(?:could|can|would|might|may) (?:you|we|i)\b[^.?!]{0,60}\b(?:chat|talk|call|conversation|coffee|lunch|meet|speak|minutes|advice|tell me|share|explain|recommend (?:a|any|one|reading|books?))\b",
    r"\b(?:love|like|grateful|appreciate|welcome|hoping|hope|enjoy)\b[^.?!]{0,40}\b(?:chat|talk|call|conversation|coffee|to meet|speak|to ask|your (?:advice|thoughts|take|perspective)|minutes)\b",
    r"^(?:how|what|which|why|where|when|who|did|do|was|were|if you) \b[^?]{0,120}\byou(?:r|'d)?\b[^?]{0,120}\?",
    r"\b(?:one|two|a (?:quick|few|single|small|couple of)|three|some) questions?\b",
    r"\bwhat (?:would|did|do|surprised|helped|made|skills|should)\b[^?]{0,80}\?",
    r"\bhow (?:did|do|would) you\b",
)
# Keeps the ask small: minutes, a day or an hour, a line or two, one question.
_COUNT = r"(?:\d{1,3}|an?|one|two|three|five|ten|fifteen|twenty|thirty|forty|few|couple of|half an|quarter of an|a single)"
_DAY = r"(?:mornings?|afternoons?|evenings?|nights?|days?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)"
SMALL = _any(
    rf"\b{_COUNT}(?:[- ](?:or|to|so)|[–-])?[- ]?(?:{_COUNT})?[- ](?:minutes?|mins?|hours?|sentences?|lines?|questions?|tips?)\b",
    r"\b(?:quick|brief|short) (?:\w+ )?(?:call|chat|conversation|answer|reply|zoom|coffee|meeting|talk)\b",
    rf"\b(?:next|this|coming|any|most|every|some|one|on|which) {_DAY}\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    r"\b(?:next|this|coming|the) (?:\w+ ){0,3}(?:weeks?|weekend|month)\b|\b(?:couple|few) (?:of )?weeks\b",
    r"\bon the \d{1,2}(?:st|nd|rd|th)\b|\bat \d{1,2}(?::\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)|\byour availability\b",
    r"\bwhenever (?:it |that )?(?:suits|works)\b|\bat (?:a time|your convenience)\b",
)
PREPARED = _any(
    rf"\byour (?:\w+['’]?\w*[ -]){{0,4}}?{WORK}\b",
    r"\byou(?:'ve| have)? (?:wrote|posted|spoke|presented|gave a|gave the|published|moved (?:from|to|into)|built|led|launched|shared|mentioned|said|told me|suggested|recommended|described|made the (?:switch|move|jump)|started at|joined|taught|recently|were (?:quoted|promoted|interviewed)|founded|switched|transitioned|managed|organized|introduced me|helped me|pointed)\b",
    r"\b(?:congratulations|congrats)(?: again)? (?:on|to you on|for)\b",
    r"\b(?:we met|we spoke|we talked|met you|meeting you|we (?:both )?(?:worked|studied|went|attended|overlapped|sat|shared|graduated)|when we|our (?:conversation|chat|call|talk|meeting|time (?:at|together)|days at|mutual|class|team|project)|talking (?:with|to) you|speaking with you|since you)\b",
    r"\b(?:mutual (?:friend|contact|connection|colleague)|suggested (?:i|that i) (?:reach|contact|write|talk|get in touch)|(?:told|tells) me (?:that )?you|gave me your (?:name|contact)|(?:recommended|said) (?:that )?(?:i|you))\b",
    r"\b(?:fellow|we're both|we are both|both of us|i also (?:went|studied|attended|worked)|also an? (?:alum|graduate)|alum(?:na|nus|ni)? of|same (?:school|university|program|college|team))\b",
    r"\b(?:read|saw|watched|heard|noticed|listened to|enjoyed|loved|following|finished|came across) (?:that )?(?:your|you|the (?:article|piece|talk|news)|about your)\b(?! (?:job|profile|on linkedin|company|name|posting|opening|are hiring))",
    r"\byour (?:company|team|group|firm|lab|store)(?:'s)? (?:recent|new|latest|move|launch|expansion|work|decision|project)\b",
)
RESUME = re.compile(r"\b(?:resume|résumé|c\.?v\.?|curriculum vitae)\b")
NO_RESUME = _any(
    r"\b(?:no|without|not|leave|left|never|isn't|don't) (?:\w+ ){0,4}(?:resume|résumé|cv)\b",
    r"\byou(?:r)? (?:asked|wanted|requested|said)\b",
    r"\byour (?:resume|résumé|cv)\b",
)
THANKS = re.compile(r"\b(?:thank you|thanks|grateful|appreciate[ds]?)\b")
BUMP = _any(
    r"\b(?:just )?(?:following up|checking in|bumping|circling back|wanted to follow up|any update|did you (?:get|see|receive) my|haven't heard)\b"
)
ANY_ASK = _any(
    r"\b(?:could|can|would|will) you\b[^.!]{0,120}\?",
    r"\b(?:please|kindly) (?!(?:accept|find|give|say|tell .{1,20} (?:hi|hello)|let me know if (?:i|you(?:'d| would) like me))|don't|feel free)\w+",
    r"\bneed (?:your|a favor|help)\b",
    r"\bdo me a favo(?:u)?r\b",
)
PATTERNS = {
    "job": JOB_ASK,
    "denied": NOT_ASKED,
    "reported": REPORTED,
    "offer": OFFER,
    "general": WEAK_OFFER,
    "courtesy": NO_OFFER,
    "learn": LEARN,
    "small": SMALL,
    "prepared": PREPARED,
    "resume": RESUME,
    "no resume": NO_RESUME,
    "thanks": THANKS,
    "bump": BUMP,
    "ask": ANY_ASK,
}
