"""A resume has no place in a conversation to learn. One pattern says where it is mentioned, on the server and as it is typed."""

import re

from django.utils.translation import gettext_lazy as _

# Read by Python and by the browser alike. "To resume" and "I'll resume" are verbs.
PATTERN = (
    r"(?<!\w)(?:résumés?|resumés?|(?<!\bto )(?<!\bwill )(?<!'ll )(?<!’ll )(?<!\bcan )(?<!\bcould )(?<!\bI )(?<!\bwe )resumes?|"
    r"CVs?|C\.V\.|curriculum vitae)(?!\w)"
)
MENTIONED = re.compile(PATTERN, re.IGNORECASE)
WORD = _(
    "A resume can stay at home today: you are there to learn, and people open up when nothing is being sold. "
    "Should they ask for it, send it the same evening."
)


def mentions(text):
    """Whether someone's words bring in a resume."""
    return bool(MENTIONED.search(text or ""))
