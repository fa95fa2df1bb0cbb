"""What a page says of itself while it is made, so that the page cache (`coachsite/page_cache.py`) knows whether to keep it."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest


def same_for_all(request: HttpRequest, **read: Any) -> None:
    """This page is the same for everyone of whom nothing is known, but for these parameters of its address: it read them, and
    they are as it understood them. Asked by another parameter, or by one that it corrected, it isn't kept."""
    vars(request)["parameters_of_page"] = {**getattr(request, "parameters_of_page", {}), **read}


def show_own(request: HttpRequest) -> None:
    """This page has something of its visitor's: what they booked, how they came here."""
    vars(request)["shows_what_is_own"] = True


def show_in_zone(request: HttpRequest) -> None:
    """This page speaks in the zone that a guest's browser keeps: it is the same for everyone in that zone."""
    vars(request)["speaks_in_zone"] = True


def show_free_times(request: HttpRequest, until: datetime) -> None:
    """This page has free times, which stay as they are until then (aware) unless somebody books or a coach changes them. No
    browser keeps them: Back asks again."""
    vars(request)["free_times_until"] = min(until, free_times_until(request) or until)


def speaks_in_zone(request: HttpRequest) -> bool:
    return getattr(request, "speaks_in_zone", False)


def free_times_until(request: HttpRequest) -> datetime | None:
    """As `show_free_times` was told; None for a page without free times."""
    return getattr(request, "free_times_until", None)


def no_browser_keeps(request: HttpRequest) -> bool:
    """Whether the page is its visitor's own, or of this moment."""
    return _shows_own(request) or free_times_until(request) is not None


def is_same_for_all(request: HttpRequest) -> bool:
    """Whether the page that was made for this request is anybody's who asks by the same address."""
    read = getattr(request, "parameters_of_page", None)
    if read is None or _shows_own(request):
        return False
    asked = {name: request.GET.getlist(name) for name in request.GET}
    return all(read.get(name) is not None and values == [str(read[name])] for name, values in asked.items())


def _shows_own(request: HttpRequest) -> bool:
    return getattr(request, "shows_what_is_own", False)
