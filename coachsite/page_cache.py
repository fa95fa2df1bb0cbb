"""Pages that are the same for everyone are made once and kept, until what they show changes.

Which pages these are they say themselves (`coaching/practice/kept_pages.py`); since when they are as they are says the
generation (`coaching/practice/page_generations.py`). A page is given to, and taken from, visitors of whom nothing is known.
"""

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import cast

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.utils import timezone
from django.utils.translation import get_language_from_request
from wagtail.models import Site
from wagtail.views import serve

from coaching.booking.guest.zones import COOKIE as ZONE
from coaching.practice import page_generations
from coaching.practice.hour_format import clock24_for
from coaching.practice.kept_pages import free_times_until, is_same_for_all, speaks_in_zone
from coaching.practice.page_facts import made_for_anyone
from coaching.practice.zones import is_zone
from coachsite.private_pages import PLACES

# Cookies of which a page that is kept shows nothing but a form's token, and the zone.
SAY_NOTHING = {settings.CSRF_COOKIE_NAME, ZONE}
LARGEST = 250_000  # bytes; 300 of these, the most that a process without Redis keeps, fit into its memory
# A form's token as `{% csrf_token %}` writes it, and what stands for it while a page is kept.
TOKEN = re.compile(rb'(?<=name="csrfmiddlewaretoken" value=")\w{64}(?=")')
PLACE_OF_TOKEN = b"-" * 64


@dataclass(frozen=True)
class KeptPage:
    content: bytes
    headers: tuple[tuple[str, str], ...]

    def response(self, request: HttpRequest) -> HttpResponse:
        """The page for this visitor: with a token of their own in each form."""
        if PLACE_OF_TOKEN in self.content:
            return cast(HttpResponse, CsrfViewMiddleware(self._with_token)(request))
        return HttpResponse(self.content, headers=dict(self.headers))

    def _with_token(self, request):
        content = self.content.replace(PLACE_OF_TOKEN, get_token(request).encode())
        return HttpResponse(content, headers=dict(self.headers))


class PageCacheMiddleware:
    """Comes before everything that asks the database, and after what is done to each answer by itself."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not (settings.PAGES_KEPT and may_be_anyones(request)):
            return self.get_response(request)
        of_all, of_zone = keys = _keys(request)
        for found in cache.get_many(keys).values():  # one at most: a page has times of somebody's clock, or has not
            return found.response(request)
        with made_for_anyone(request):
            response = self.get_response(request)
        if may_be_kept(request, response):
            page = KeptPage(TOKEN.sub(PLACE_OF_TOKEN, response.content), tuple(response.items()))
            cache.set(of_zone if speaks_in_zone(request) else of_all, page, _seconds(request))
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
    """A whole page without a cookie but for a form's token: so none with a message, or the beginning of a session."""
    return (
        response.status_code == 200
        and not response.streaming
        and response.cookies.keys() <= {settings.CSRF_COOKIE_NAME}
        and len(response.content) <= LARGEST
        and is_same_for_all(request)
    )


def _seconds(request):
    until = free_times_until(request)
    left = (until - timezone.now()).total_seconds() if until else settings.PAGES_KEPT
    return max(0, min(left, settings.PAGES_KEPT))


def _keys(request):
    """The name in the cache of a page that is the same by every clock, and of one that is not."""
    parts = (request.scheme, request.get_host(), request.get_full_path(), get_language_from_request(request))
    zone = request.COOKIES.get(ZONE, "")
    in_zone = (*parts, zone if is_zone(zone) else "", clock24_for(request))
    return [page_generations.key_of(request, sha256(repr(each).encode()).hexdigest()) for each in (parts, in_zone)]
