"""Which page of ours led a guest to the booking. It goes along in the address, so it needs neither a cookie nor a script."""

from urllib.parse import urlencode

from django.http import HttpRequest

from coaching.practice.kept_pages import show_own
from coaching.practice.page_names import page_path, road_of, with_used

NAMED = "from"


def source_of(request: HttpRequest) -> str:
    """The page that the address says led here, and what was used after it (page_names.THEN); "" where it says none, or nothing
    that is a page of ours."""
    return road_of(request.GET.get(NAMED))


def named(source: str) -> dict[str, str]:
    """What an address goes on saying of what led there: nothing where nothing is known."""
    return {NAMED: source} if source else {}


def leads_on(request: HttpRequest) -> str:
    """The page that a link on this one comes from: what led here is kept on the way, with this page where it is one to use, such
    as a module's; else it is this page."""
    source, here = source_of(request), page_path(request.path)
    return with_used(source, here) if source else here


def led_here(request: HttpRequest) -> str:
    """As `leads_on`, for a page that is there for booking alone: where the address says nothing, the page before it."""
    show_own(request)
    return source_of(request) or _before(request) or page_path(request.path)


def with_source(url: str, request: HttpRequest) -> str:
    """The address of a page that is there for booking, with what leads to it."""
    source = leads_on(request)
    return f"{url}?{urlencode({NAMED: source}, safe='/')}" if source and source != url else url


def _before(request: HttpRequest) -> str:
    """The page on which the link was pressed, as the browser tells (`SECURE_REFERRER_POLICY`): of our own site only."""
    host, slash, path = request.headers.get("Referer", "").partition("://")[2].partition("/")
    before = page_path(slash + path) if host == request.get_host() else ""
    return before if before != request.path else ""
