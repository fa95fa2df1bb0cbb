"""Whether somebody's practice is here already: it is begun once."""

from coaching.people.models import Coach
from coaching.website.models import HomePage


def practice_exists() -> bool:
    """Whether there is a coach, or a home page."""
    return Coach.objects.exists() or HomePage.objects.exists()
