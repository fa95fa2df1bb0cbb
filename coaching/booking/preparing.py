"""What a guest is asked before a booking. A room above says so (meetings: the practice's questions)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from coaching.booking.models import Booking


@dataclass(frozen=True)
class Asked:
    """The questions, and the path of the page on which its guest may answer them."""

    questions: tuple[str, ...]
    path: str


Asker = Callable[[Booking, datetime], Asked | None]
_askers: list[Asker] = []


def asks_before(function: Asker) -> Asker:
    """Registers `function(booking, now)`, which asks what there is to ask before this booking and returns it, or None."""
    _askers.append(function)
    return function


def asked_before(booking: Booking, now: datetime) -> Asked | None:
    """What the guest is asked with a reminder that goes out now (aware), or None."""
    return next((found for asker in _askers if (found := asker(booking, now))), None)
