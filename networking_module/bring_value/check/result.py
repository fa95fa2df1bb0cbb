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
VALUE = "offers_value"
GIVE, ASK, NOTE = "give", "ask", "note"
OFFERED, ASKED, HISTORY = "offered", "asked", "history"  # why a reader may welcome being asked


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

    `unread` says why there is no verdict: "empty", "short", "language", "code", "quoted" (nothing in it is the writer's own);
    "" when there is one. `left_out` says what wasn't judged because others wrote it: "quoted", "signature". `welcomed` says why
    the reader may be asked, where a message asks without giving; it is "" for every other message.
    """

    verdict: str = NEUTRAL
    sure: bool = False
    unread: str = ""
    elements: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    suggestion: str = ""
    left_out: tuple[str, ...] = ()
    welcomed: str = ""

    @property
    def readable(self):
        return not self.unread

    def has(self, element):
        return element in self.elements

    @property
    def brings_something(self):
        """Whether something named is for the reader. Help in general is a courtesy."""
        return any(finding.kind == "offers_value" for finding in self.findings)
