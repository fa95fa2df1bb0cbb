"""Whose things a list shows: an owner of several coaches chooses one, and a coach alone never meets the question."""

from itertools import count
from typing import Any

from django.contrib.auth.models import AnonymousUser, User

from coaching.people.access import is_owner
from coaching.people.models import Coach
from coaching.practice.slugs import latin_slug


def chosen(user: User | AnonymousUser, asked: str | None) -> tuple[Coach | None, list[Coach]]:
    """(the coach whose slug is `asked`, those to choose from); (None, …) for all of them, (None, []) where there is no choice.
    One query for an owner."""
    coaches = list(Coach.objects.all()) if is_owner(user) else []
    if len(coaches) < 2:
        return None, []
    return next((coach for coach in coaches if coach.slug == asked), None), coaches


def make_coach(*, user: User, name: str, email: str, zone: str) -> Coach:
    """Someone who coaches, at a free address on the site, living in the IANA zone."""
    slug = latin_slug(name, "coach")[:40]
    taken = set(Coach.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    free = next(each for number in count(1) if (each := slug if number == 1 else f"{slug}-{number}") not in taken)
    return Coach.objects.create(user=user, name=name, slug=free, email=email, timezone=zone)


def choice(user: User | AnonymousUser, asked: str | None) -> dict[str, Any]:
    """As `chosen`, for a list's template: {coach, coaches, several_coaches}; the last says whether each line names its coach."""
    coach, coaches = chosen(user, asked)
    return {"coach": coach, "coaches": coaches, "several_coaches": bool(coaches) and coach is None}
