"""The zone in which a visitor reads times: chosen, remembered in a cookie, or the coach's."""

from django.core.exceptions import ValidationError

from coaching.practice.zones import validate_zone

COOKIE = "zone"
YEAR = 60 * 60 * 24 * 365


def zone_for(request, default):
    """The IANA name that the visitor chose now or before, else `default`."""
    for name in (request.GET.get("zone"), request.COOKIES.get(COOKIE)):
        if name and _is_zone(name):
            return name
    return default


def remember(request, response):
    """Keeps a zone that was chosen on this page."""
    name = request.GET.get("zone")
    if name and _is_zone(name):
        response.set_cookie(COOKIE, name, max_age=YEAR, samesite="Lax")
    return response


def _is_zone(name):
    try:
        validate_zone(name)
    except ValidationError:
        return False
    return True
