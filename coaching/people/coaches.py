"""Whose things a list shows: an owner of several coaches chooses one, and a coach alone never meets the question."""

from typing import Any

from django.contrib.auth.models import AnonymousUser, User

from coaching.people.access import is_owner
from coaching.people.models import Coach


def chosen(user: User | AnonymousUser, asked: str | None) -> tuple[Coach | None, list[Coach]]:
    """(the coach whose slug is `asked`, those to choose from); (None, …) for all of them, (None, []) where there is no choice.
    One query for an owner."""
    coaches = list(Coach.objects.all()) if is_owner(user) else []
    if len(coaches) < 2:
        return None, []
    return next((coach for coach in coaches if coach.slug == asked), None), coaches


def choice(user: User | AnonymousUser, asked: str | None) -> dict[str, Any]:
    """As `chosen`, for a list's template: {coach, coaches, several_coaches}; the last says whether each line names its coach."""
    coach, coaches = chosen(user, asked)
    return {"coach": coach, "coaches": coaches, "several_coaches": bool(coaches) and coach is None}
