"""Keeping what a writer thinks of the check's answer, without the writer."""

from datetime import UTC, datetime

from coaching.sweeping import delete_in_portions
from networking_module.bring_value.check.result import Result
from networking_module.bring_value.kinds import UNREAD, kind_of
from networking_module.bring_value.opinions.models import CheckOpinion

OPINIONS = 10  # of one person within ten minutes: more than anybody has
A_DAY, OPINIONS_A_DAY = 24 * 60 * 60, 30  # of one visitor, whom we don't know
MOST = 20_000  # in all


def delete_oldest() -> int:
    """Keeps the newest `MOST`: anyone may have one. Returns how many went."""
    first_to_go = CheckOpinion.objects.order_by("-pk").values_list("pk", flat=True)[MOST : MOST + 1].first()
    return delete_in_portions(CheckOpinion.objects.filter(pk__lte=first_to_go)) if first_to_go else 0


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
