"""What the client's progress page shows: people, firsts and sentences before weeks, and numbers last."""

from datetime import datetime
from typing import Any

from coaching.client_area import coach_words
from coaching.people.activity import WEEKS
from coaching.people.models import Client
from coaching.people.module_answers import in_words
from coaching.practice.reading_once import reading_once
from coaching.progress.overview import progress_for


@reading_once()
def context(client: Client, now: datetime) -> dict[str, Any]:
    """The numbers that the coach sees too, and what is for the client alone."""
    overview = progress_for([client], WEEKS, now)[client.pk]
    return {
        "client": client,
        "now": now,
        "weeks": WEEKS,
        "overview": overview,
        "begun": bool(overview.active.weeks) and not overview.active.whole,
        "told": in_words(client, WEEKS, now, own=True),
        "bubbles": coach_words.newest(client, 1),
    }
