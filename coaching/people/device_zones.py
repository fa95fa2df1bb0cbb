"""The zone of a device is only an offer: a client who travels, or who never chose, may take it or keep their own.

What was kept is remembered by the session, for each pair of zones: whoever travels on is asked again.
"""

from datetime import datetime

from django.contrib.sessions.backends.base import SessionBase

from coaching.people.models import Client
from coaching.practice.zones import is_zone, same_clock

KEPT, MOST = "zones_kept", 20


def is_worth_offering(session: SessionBase, client: Client, device: str, now: datetime) -> bool:
    """Whether the device's zone (a name as browsers say it) has another clock at `now` (aware), and was not turned down."""
    if not is_zone(device) or same_clock(now, device, client.timezone):
        return False
    return _pair(client, device) not in session.get(KEPT, [])


def keep(session: SessionBase, client: Client, device: str) -> None:
    """The client keeps the zone they chose, whatever this device says."""
    kept = [pair for pair in session.get(KEPT, []) if pair != _pair(client, device)]
    session[KEPT] = [*kept, _pair(client, device)][-MOST:]


def _pair(client: Client, device: str) -> list[str]:
    return [client.timezone, device]
