"""Which site a form came from, as the browser says: no page of another site can say that it is ours."""

from enum import Enum, auto

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest

from coaching.practice.url_parts import parts_of


class Origin(Enum):
    OURS = auto()
    UNKNOWN = auto()  # a browser that doesn't say
    ANOTHER = auto()


def origin_of(request: HttpRequest) -> Origin:
    """By `Origin`, which browsers send with every form, else by `Referer`."""
    said = request.headers.get("Origin") or request.headers.get("Referer")
    if not said:
        return Origin.UNKNOWN
    try:
        parts = parts_of(said)
        ours = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    except DisallowedHost:
        return Origin.ANOTHER
    return Origin.OURS if f"{parts.scheme}://{parts.netloc}" in ours else Origin.ANOTHER


def page_before(request: HttpRequest) -> str:
    """The path of the page of this site from which a request came, or "": an address that takes posts alone is no page to go
    back to."""
    try:
        came_from = parts_of(request.headers.get("Referer", ""))
        is_ours = came_from.netloc == request.get_host() and not came_from.path.startswith("//")
        return came_from._replace(scheme="", netloc="").geturl() if is_ours else ""
    except DisallowedHost:
        return ""
