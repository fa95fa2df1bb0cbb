"""All that clients handed in, for what draws lines of it and what lists it."""

from collections.abc import Iterable

from coaching.exercises.models import Submission
from coaching.people.models import Client
from coaching.practice.reading_once import once


def handed_in(clients: Iterable[Client]) -> list[Submission]:
    """Every submission of these clients with its exercise's version and what the coach found of it, the latest first. One query,
    and one for all parts of a page."""
    asked = frozenset(client.pk for client in clients)
    return once(("handed in", asked), lambda: _read(asked))


def _read(clients: frozenset[int]) -> list[Submission]:
    """Without the coach's words, which can be long."""
    found = Submission.objects.filter(assignment__client__in=clients).select_related("assignment__version", "review")
    return list(found.defer("review__comment", "review__comments").order_by("-submitted_at", "-pk"))
