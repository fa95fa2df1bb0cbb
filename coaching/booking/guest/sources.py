"""Which page of ours led a guest to the booking. It goes along in the address, so it needs neither a cookie nor a script."""

from urllib.parse import urlencode

from django.http import HttpRequest

from coaching.practice.page_names import page_path

NAMED = "from"
HOME = "/"  # where most begin: a page that they used after it says more


def source_of(request: HttpRequest) -> str:
    """The page that the address says led here; "" where it says none, or nothing that is a page of ours."""
    return page_path(request.GET.get(NAMED))


def leads_on(request: HttpRequest) -> str:
    """The page that a link on this one comes from: what led here is kept on the way, unless it is the home page; else this page."""
    led_here, this = source_of(request), page_path(request.path)
    return this if this and led_here in ("", HOME) else led_here


def led_here(request: HttpRequest) -> str:
    """As `leads_on`, for a page that is there for booking alone: where the address says nothing, the page before it."""
    return source_of(request) or _before(request) or page_path(request.path)


def with_source(url: str, request: HttpRequest) -> str:
    """The address of a page that is there for booking, with what leads to it."""
    source = leads_on(request)
    source = source_of(request) if source == url else source
    return f"{url}?{urlencode({NAMED: source}, safe='/')}" if source and source != url else url


def _before(request: HttpRequest) -> str:
    """The page on which the link was pressed, as the browser tells (`SECURE_REFERRER_POLICY`): of our own site only."""
    host, slash, path = request.headers.get("Referer", "").partition("://")[2].partition("/")
    before = page_path(slash + path) if host == request.get_host() else ""
    return before if before != request.path else ""
