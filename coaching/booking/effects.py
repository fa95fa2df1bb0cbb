"""What a change of a booking does to what it uses. Rooms above say so (payments: the sessions of a package)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from coaching.booking.models import Booking


@dataclass(frozen=True)
class Change:
    """`what` is "canceled", "moved" or "no_show", `by` "guest" or "coach". Moved to `start` (aware; None: not chosen yet).

    Canceled `for_good` it was with the end of the coaching, which takes what is free again: no other time is offered.
    """

    what: str
    at: datetime
    by: str = "guest"
    start: datetime | None = None
    for_good: bool = False


@dataclass(frozen=True)
class Instead:
    """What a guest does who can book no other time: a sentence, and the label and the path of where."""

    words: str
    label: str
    path: str


@dataclass(frozen=True)
class Effect:
    """Sentences for the guest `before` and `after`, and for the `coach`; empty where there is nothing to say.

    What `costs` something is done only for a guest who has read it. Where no other time can be booked, there is an `instead`,
    or nothing is offered at all (`again` is False).
    """

    before: str = ""
    after: str = ""
    coach: str = ""
    costs: bool = False
    instead: Instead | None = None
    again: bool = True

    def was_read(self, seen: str) -> bool:
        """Whether a guest who was shown the words `seen` knows what it costs now."""
        return not self.costs or seen == self.before


NOTHING = Effect()
Teller = Callable[[Booking, Change], Effect | None]
_tellers: list[Teller] = []


def tells_effects(function: Teller) -> Teller:
    """Registers `function(booking, change)`, which says what a change does, or None where it does nothing. For a booking that
    is canceled or missed already it says what is true of it now."""
    _tellers.append(function)
    return function


def effect_of(booking: Booking, change: Change) -> Effect:
    """What the change does to what the booking uses; empty for one that uses nothing."""
    found = (teller(booking, change) for teller in _tellers)
    return replace(next((effect for effect in found if effect), NOTHING), again=not change.for_good)
