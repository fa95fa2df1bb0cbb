"""An offer in a message that is still to be kept, in the client's own words."""

import re

TO_COME = re.compile(r"\b(I'?ll|I’ll|I will|I can|I could|I'd|I’d|I would|happy to|glad to|let me)\b", re.IGNORECASE)
END = re.compile(r"[.!?\n]")


def offer_to_keep(text, findings):
    """The sentence of the first offer that speaks of something to come, or "" when nothing was promised."""
    offers = (_sentence(text, finding.start, finding.end) for finding in findings if finding.kind == "offers_value")
    return next((sentence for sentence in offers if TO_COME.search(sentence)), "")


def _sentence(text, start, end):
    before = max((found.end() for found in END.finditer(text, 0, start)), default=0)
    after = END.search(text, end)
    return text[before : after.start() if after else len(text)].strip()
