"""Pages that are the same for everyone are made once and kept, until what they show changes.

Which pages these are they say themselves (`coaching/practice/kept_pages.py`); since when they are as they are says the
generation (`coaching/practice/page_generations.py`). A page is given to, and taken from, visitors of whom nothing is known.
"""

from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_request
from wagtail.models import Site
from wagtail.views import serve

from coaching.practice import page_generations
from coaching.practice.kept_pages import is_same_for_all
from coachsite.private_pages import PLACES

# Cookies that change nothing on a page which is kept: a form's token, and the zone, which marks the page that reads it.
SAY_NOTHING = {"csrftoken", "zone"}
LARGEST = 250_000  # bytes; 300 of these, the most that a process without Redis keeps, fit into its memory


@dataclass(frozen=True)
class KeptPage:
    content: bytes
    headers: tuple[tuple[str, str], ...]

    def response(self) -> HttpResponse:
        return HttpResponse(self.content, headers=dict(self.headers))


class PageCacheMiddleware:
    """Comes before everything that asks the database, and after what is done to each answer by itself."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not (settings.PAGES_KEPT and may_be_anyones(request)):
            return self.get_response(request)
        key = _key(request)
        if kept := cache.get(key):
            return kept.response()
        response = self.get_response(request)
        if may_be_kept(request, response):
            cache.set(key, KeptPage(response.content, tuple(response.items())), settings.PAGES_KEPT)
        return response

    def process_view(self, request, view, args, kwargs):
        """Wagtail begins with its site and the home page, which are the same for every address: these are kept too."""
        if view is serve:
            request._wagtail_site = page_generations.kept(request, f"site:{request.get_host()}", lambda: _site(request))


def _site(request):
    site = Site.find_for_request(request)
    if site:
        site.root_page = site.root_page.specific
    return site


def knows_nothing(request: HttpRequest) -> bool:
    """Whether a request tells nothing of its visitor: no session, no booking, no message."""
    return request.COOKIES.keys() <= SAY_NOTHING and "Authorization" not in request.headers


def may_be_anyones(request: HttpRequest) -> bool:
    return (
        request.method == "GET"
        and knows_nothing(request)
        and not request.path_info.startswith(PLACES)
        and not getattr(request, "is_dummy", False)  # an editor's preview
    )


def may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """A whole page without a cookie: so none with a form's token, a message, or the beginning of a session."""
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and len(response.content) <= LARGEST
        and is_same_for_all(request)
    )


def _key(request):
    parts = (request.scheme, request.get_host(), request.get_full_path(), get_language_from_request(request))
    return page_generations.key_of(request, sha256(repr(parts).encode()).hexdigest())
