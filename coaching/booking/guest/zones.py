"""In which zone a booking page speaks to its visitor.

Someone who is signed in reads their own, the one they chose; neither a device nor a cookie changes that. They may look at the
times of another zone where an address names it (`?zone=`), for that page alone: what they book, and our emails, stay in theirs.
A guest reads the zone that the address names, or chosen in this browser or found on the device before, else a default.
"""

from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from coaching.booking.models import Booking
from coaching.people.access import chosen_zone
from coaching.practice.kept_pages import show_in_zone
from coaching.practice.zones import is_zone, same_clock, spoken, today_called

COOKIE = "zone"
YEAR = 60 * 60 * 24 * 365


def zone_for(request: HttpRequest, default: str) -> str:
    """The IANA name of the zone in which a page speaks to this visitor, and in which they are written to."""
    show_in_zone(request)
    named = filter(is_zone, (request.GET.get("zone", ""), request.COOKIES.get(COOKIE, "")))
    return own_zone(request) or today_called(next(named, default))


def zone_shown(request: HttpRequest, default: str) -> str:
    """The zone in which free times are shown: the one that the address names, else `zone_for`."""
    named = request.GET.get("zone", "")
    return today_called(named) if is_zone(named) else zone_for(request, default)


def zone_of_booking(request: HttpRequest, booking: Booking) -> str:
    """The zone in which this visitor reads when a booking is: their own, or its guest's where nobody is signed in."""
    return own_zone(request) or booking.zone


def in_address(request: HttpRequest, zone: str) -> dict[str, str]:
    """What the address of a next step says of the zone that is shown here; nothing where it is the visitor's own anyway."""
    return {} if zone == own_zone(request) else {"zone": zone}


def looking(request: HttpRequest, zone: str) -> dict[str, str]:
    """What the addresses of a page go on saying while someone who is signed in looks at another zone than their own."""
    return in_address(request, zone) if own_zone(request) else {}


def back_to(request: HttpRequest, page: str, default: str, **kept: str) -> str:
    """The address of a page of free times, in the zone that is looked at; `kept` is what else it says."""
    return f"{page}?{urlencode({**kept, **looking(request, zone_shown(request, default))})}"


def own_zone(request: HttpRequest) -> str:
    """The zone that a signed-in visitor chose, by the name it has today, or ""."""
    return today_called(chosen_zone(request) or "")


def also_when(request: HttpRequest, start: datetime, default: str, clock24: bool) -> str:
    """`start` (aware) by the clock that someone looked at who is signed in, or "" where it shows the same as their own."""
    own, shown = own_zone(request), zone_shown(request, default)
    return spoken(start, shown, clock24) if own and not same_clock(start, own, shown) else ""


def remember(response: HttpResponse, zone: str) -> HttpResponse:
    """Has the visitor's browser keep a zone."""
    response.set_cookie(COOKIE, zone, max_age=YEAR, samesite="Lax")
    return response
