"""A client's search for work, day by day: the times they were in touch, and what they wrote down besides."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from networking_module.contacts.models import Touch


@dataclass(frozen=True)
class Row:
    """One step of the search. `on` is a date of the client's own calendar; one of the two ids is set."""

    on: date
    person: str
    company: str
    channel: str
    result: str
    touch_id: int | None = None
    step_id: int | None = None
    left_out: bool = False


def rows_between(client, first, last, left_out=False):
    """The rows of these days, both included, the earliest first; those left out of the list only when asked for. Two queries."""
    rows = [*_touches(client, first, last), *_steps(client, first, last)]
    return sorted((row for row in rows if left_out or not row.left_out), key=lambda row: row.on)


def table(rows):
    """The rows with a heading, for a file."""
    heading = [_("Date"), _("Person"), _("Company"), _("How"), _("What came of it")]
    return [heading, *([row.on.isoformat(), row.person, row.company, row.channel, row.result] for row in rows)]


def _touches(client, first, last):
    within = Touch.objects.of_client(client).filter(on__gte=first, on__lte=last)
    for touch in within.select_related("contact").order_by("on", "at", "pk"):
        contact, result = touch.contact, touch.get_direction_display()
        yield Row(
            touch.on,
            contact.name,
            contact.company,
            touch.get_kind_display(),
            result,
            touch_id=touch.pk,
            left_out=touch.off_search_list,
        )


def _steps(client, first, last):
    for step in client.search_steps.filter(on__gte=first, on__lte=last).order_by("on", "pk"):
        yield Row(step.on, step.person, step.company, step.channel, step.result, step_id=step.pk)
