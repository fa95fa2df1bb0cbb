"""Keeping what a writer thinks of the check's answer, without the writer."""

from datetime import UTC, datetime

from networking_module.bring_value.check.result import Result
from networking_module.bring_value.kinds import UNREAD, kind_of
from networking_module.bring_value.opinions.models import CheckOpinion

OPINIONS = 10  # of one person within ten minutes: more than anybody has


def keep_opinion(*, result: Result, opinion: str, now: datetime, text: str = "") -> CheckOpinion | None:
    """Stores that a writer calls a message `opinion`; `text` only if they chose to show it. None of what could not be read."""
    said = kind_of(result)
    if said == UNREAD:
        return None
    return CheckOpinion.objects.create(
        said=said,
        opinion=opinion,
        verdict=result.verdict,
        elements=list(result.elements),
        text=text,
        on=now.astimezone(UTC).date(),
    )
