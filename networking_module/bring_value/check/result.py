"""What the check takes and gives, as plain values."""

from dataclasses import dataclass

TWO_WAY, ONE_WAY, NEUTRAL = "two_way", "one_way", "neutral"
ELEMENTS = (
    "greeting_personal",
    "shows_preparation",
    "asks_to_learn",
    "specific_small_ask",
    "offers_value",
    "asks_for_job_or_referral",
    "mentions_resume",
)
GIVE, ASK, NOTE = "give", "ask", "note"


@dataclass(frozen=True)
class ContactFacts:
    """What is known of the reader: the name and words that belong to them (company, role, what they care about)."""

    name: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """Something the check saw: `quote` is `text[start:end]`; `direction` is give, ask or note."""

    kind: str
    quote: str
    start: int
    end: int
    principle: str = "bring-value"
    direction: str = NOTE


@dataclass(frozen=True)
class Result:
    """`verdict` follows from `elements`, and every element from a finding. `suggestion` is "" when nothing is missing.

    `readable` is False for a text too short or in a language that the check can't read: show no verdict then.
    """

    verdict: str = NEUTRAL
    sure: bool = False
    readable: bool = False
    elements: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    suggestion: str = ""

    def has(self, element):
        return element in self.elements
