"""How a visitor reads times: in which zone, chosen and remembered in a cookie or else the coach's, and by which clock."""

from django.core.exceptions import ValidationError

from coaching.practice.hour_format import counts_to_24
from coaching.practice.zones import today_called, validate_zone

COOKIE = "zone"
YEAR = 60 * 60 * 24 * 365


def zone_for(request, default):
    """The IANA name that the address names or the visitor chose before, else `default`."""
    named = filter(is_zone, (request.GET.get("zone"), request.COOKIES.get(COOKIE)))
    return today_called(next(named, default))


def clock24_for(request):
    """Whether the visitor's clock counts to 24."""
    return counts_to_24(request.headers.get("Accept-Language", ""))


def remember(response, zone):
    """Has the visitor's browser keep a zone."""
    response.set_cookie(COOKIE, zone, max_age=YEAR, samesite="Lax")
    return response


def is_zone(name):
    """Whether this is the name of a zone."""
    try:
        validate_zone(name or "")
    except ValidationError:
        return False
    return bool(name)
