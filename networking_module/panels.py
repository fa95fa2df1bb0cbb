"""What coaches see on a client's page: the numbers that the client reads, too."""

from coaching.modules import Panel
from networking_module.shared_items.reads import shown_by
from networking_module.stay_in_touch import health, lists


def coach_panel(client, now):
    """The client's own numbers, and the way to what they share: never anyone's name or a private word."""
    counts = lists.counts_with_promises(client, now)
    return Panel(
        "networking_module/panels/coach.html",
        {
            "counts": counts,
            "people": counts["everyone"],
            "promises": {name: counts[name] for name in ("kept", "open")},
            "weeks": health.weeks_of(client, now),
            "zone": client.timezone,
            "now": now,
            "shown": shown_by(client),
        },
    )
