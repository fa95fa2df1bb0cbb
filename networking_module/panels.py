"""What clients see on their home, and coaches on a client's page. Both read the same numbers."""

from coaching.modules import Panel
from coaching.practice.days import today
from networking_module.contacts.models import Promise
from networking_module.progress import measures_of
from networking_module.shared_items.reads import shown_by
from networking_module.stay_in_touch import health, lists
from networking_module.stay_in_touch.clock import Clock
from networking_module.stay_in_touch.ideas import first_idea

NAMES = 3


def client_panel(client, now):
    """Three names with a reason and an idea, the promises that wait, what was done in twelve weeks, and the way to the rest."""
    day, counts = today(now, client.timezone), lists.counts(client, now)
    waiting = client.contacts.waiting(day)[:NAMES]
    promises = Promise.objects.of_client(client).open().select_related("contact")
    return Panel(
        "networking_module/panels/client.html",
        {
            "people": [(Clock(contact, day), first_idea(contact)) for contact in waiting],
            "counts": counts,
            "promises": promises[:NAMES],
            "measures": [(title, count) for title, count in measures_of(client, health.WEEKS, now) if count],
            "has_people": counts["everyone"] > 0,
        },
    )


def coach_panel(client, now):
    """The client's own numbers, and the way to what they share: never anyone's name or a private word."""
    counts = lists.counts_with_promises(client, now)
    return Panel(
        "networking_module/panels/coach.html",
        {
            "counts": counts,
            "people": counts["everyone"],
            "promises": {name: counts[name] for name in ("kept", "open")},
            "measures": measures_of(client, health.WEEKS, now),
            "weeks": health.weeks_of(client, now),
            "zone": client.timezone,
            "now": now,
            "shown": shown_by(client),
        },
    )
