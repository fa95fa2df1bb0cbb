"""What a site shows before there is a practice: Wagtail's own first page never speaks to anyone."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from wagtail import hooks
from wagtail.models import Page


@hooks.register("before_serve_page")
def nobody_home_yet(page: Page, request: HttpRequest, serve_args: Any, serve_kwargs: Any) -> HttpResponse | None:
    """Ours are all pages of a kind; one without a kind is what Wagtail puts into an empty database."""
    if type(page) is not Page:
        return None
    response = render(request, "coaching/website/starting/nobody_home_yet.html")
    response["X-Robots-Tag"] = "noindex"
    add_never_cache_headers(response)
    return response
