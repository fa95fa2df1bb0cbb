"""The two-way check: whether a message gives something or only asks. Pure, offline, the same answer every time.

`docs/message-check.md` tells how it decides. Words for people are not here but in `bring_value/explanations/`.
"""

from .decide import check
from .result import ContactFacts, Finding, Result

__all__ = ["ContactFacts", "Finding", "Result", "check"]
