"""What a client's home shows: one thing first, then the rest."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from coaching.booking import reads as booking
from coaching.exercises import measures
from coaching.exercises import reads as exercises
from coaching.modules import installed_modules
from coaching.payments import balance
from coaching.people.progress import progress_of

WEEKS, SHOWN = 12, 6


@dataclass(frozen=True)
class Step:
    """Something to do now; `why` says in a few words where it comes from."""

    text: str
    url: str
    why: str = ""
    due: datetime | None = None


def context(client, now):
    """The home's whole context."""
    having = set(client.modules.values_list("slug", flat=True))
    modules = [module for module in installed_modules() if module.slug in having]
    steps = [*_exercise_steps(client), *_module_steps(modules, client, now)]
    panels = [module.client_panel(client, now) for module in modules]
    return {
        "client": client,
        "first": steps[0] if steps else None,
        "steps": steps[1:SHOWN],
        "panels": [panel for panel in panels if panel],
        "upcoming": booking.upcoming_of(client, now)[:3],
        "left": balance.left(client),
        "progress": progress_of([client], WEEKS, now)[client.pk],
        "lines": measures.lines_of(client),
        "weeks": WEEKS,
        "timeline": client.timeline.filter(for_client=True)[:8],
    }


def _exercise_steps(client):
    return [
        Step(each.version.title, reverse("exercises:do", args=[each.pk]), _("Exercise from your coach"), each.due_on)
        for each in exercises.to_do(client)[:SHOWN]
    ]


def _module_steps(modules, client, now):
    return [
        Step(item.text, item.url, str(module.title), item.due) for module in modules for item in module.next_steps(client, now)
    ]
