"""The one page of a link that was used, has changed or is too old: what became of it, and the newest by mail."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from coaching.signed_links.links import Opened


@never_cache
def outdated_page(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Says what became of it. Offers the newest link where there is one, and shows nobody whose address gets it."""
    context = {"outcome": opened.outcome, "newest": opened.newest, "name": opened.link.name, "token": opened.token}
    response = render(request, "coaching/signed_links/outdated.html", context)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
