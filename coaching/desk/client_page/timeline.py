"""A client's timeline, narrowed to one subject."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from coaching.modules import installed_modules
from coaching.people.models import Client, TimelineEntry
from coaching.practice.lazy_text import StrOrPromise

# {what the address says: (words, the first parts of the kinds)}
SUBJECTS: dict[str, tuple[StrOrPromise, list[str]]] = {
    "sessions": (_("Sessions"), ["booking", "meetings"]),
    "goals": (_("Goals"), ["goals"]),
    "exercises": (_("Exercises"), ["exercises"]),
    "words": (_("Words and finds"), ["between_sessions", "desk", "testimonials"]),
    "files": (_("Files"), ["files"]),
    "money": (_("Money"), ["payments"]),
    "standing": (_("Account and stage"), ["people", "accounts", "privacy", "pipeline"]),
}


def subjects() -> dict[str, tuple[StrOrPromise, list[str]]]:
    """The subjects that a timeline can be narrowed to, each module's too."""
    return SUBJECTS | {module.slug: (module.title, [module.slug]) for module in installed_modules()}


def entries(client: Client, about: str) -> QuerySet[TimelineEntry]:
    """What happened, the latest first; about one subject, or everything for one that isn't known."""
    found = TimelineEntry.objects.filter(client=client)
    _title, kinds = subjects().get(about, ("", []))
    wanted = Q()
    for kind in kinds:
        wanted |= Q(kind__startswith=f"{kind}.")
    return found.filter(wanted)
