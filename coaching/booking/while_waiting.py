"""Something to read or to try until a booking begins. Rooms above suggest it (website: an article), and so do modules."""

from collections.abc import Callable

from coaching.booking.brought_along import brought_to
from coaching.booking.models import Booking
from coaching.module_values import Suggestion
from coaching.modules import installed_modules
from coaching.practice.page_names import THEN

MOST = 2
Suggester = Callable[[Booking], Suggestion | None]
_suggesters: list[Suggester] = []


def suggests(function: Suggester) -> Suggester:
    """Registers `function(booking)`, which suggests something public to the booking's guest, or returns None."""
    _suggesters.append(function)
    return function


def suggestions(booking: Booking) -> list[Suggestion]:
    """At most two: what a module lets anyone try comes first, and nothing that led to the booking. None for a client, who has
    places of their own."""
    if booking.client.user_id:
        return []
    of_modules = [each for module in installed_modules() for each in module.while_waiting() if not _was_tried(each, booking)]
    of_rooms = filter(None, (suggester(booking) for suggester in _suggesters))
    return [*of_modules[:1], *of_rooms, *of_modules[1:]][:MOST]


def _was_tried(suggestion: Suggestion, booking: Booking) -> bool:
    return suggestion.path in booking.source.split(THEN) or (suggestion.takes_a_message and bool(brought_to(booking)))
