"""What a page says of itself while it is made, so that the page cache (`coachsite/page_cache.py`) knows whether to keep it."""

from typing import Any

from django.http import HttpRequest


def same_for_all(request: HttpRequest, **read: Any) -> None:
    """This page is the same for everyone of whom nothing is known, but for these parameters of its address: it read them, and
    they are as it understood them. Asked by another parameter, or by one that it corrected, it isn't kept."""
    vars(request)["parameters_of_page"] = {**getattr(request, "parameters_of_page", {}), **read}


def show_own(request: HttpRequest) -> None:
    """This page has something of its visitor's, or of this moment: what they booked, their zone, which times are free."""
    vars(request)["shows_what_is_own"] = True


def shows_own(request: HttpRequest) -> bool:
    return getattr(request, "shows_what_is_own", False)


def is_same_for_all(request: HttpRequest) -> bool:
    """Whether the page that was made for this request is anybody's who asks by the same address."""
    read = getattr(request, "parameters_of_page", None)
    if read is None or shows_own(request):
        return False
    asked = {name: request.GET.getlist(name) for name in request.GET}
    return all(read.get(name) is not None and values == [str(read[name])] for name, values in asked.items())
