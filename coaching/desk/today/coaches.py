"""Whose desk is shown: an owner of several coaches chooses one, and a coach alone never meets the question."""

from django.contrib.auth.models import AnonymousUser, User

from coaching.booking.access import coaches_of
from coaching.people.access import is_owner
from coaching.people.models import Coach


def chosen(user: User | AnonymousUser, asked: str) -> tuple[Coach | None, list[Coach]]:
    """(the coach whose slug is `asked`, those to choose from); (None, …) for all of them, (None, []) where there is no choice."""
    coaches = list(coaches_of(user)) if is_owner(user) else []
    if len(coaches) < 2:
        return None, []
    return next((coach for coach in coaches if coach.slug == asked), None), coaches
