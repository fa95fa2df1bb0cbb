"""The one page for a link that was used, has changed or is too old: what happened, and the newest link by email."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from coaching.signed_links.links import Opened
from coaching.signed_links.outcomes import Outcome


@never_cache
def outdated_page(request: HttpRequest, opened: Opened, outcome: Outcome | None = None) -> HttpResponse:
    """Says what happened: in the link's words, or as this `outcome`. Offers the newest link where there is one, and never shows
    whose address gets it."""
    context = {"outcome": outcome or opened.outcome, "newest": opened.newest, "name": opened.link.name, "token": opened.token}
    response = render(request, "coaching/signed_links/outdated.html", context)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
