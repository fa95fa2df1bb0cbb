"""The practice's colors and the pictures of its titles, at addresses that never have other content."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Page

from coaching.practice.models import PracticeSettings
from coaching.website.open_pages import open_to_all
from coaching.website.pictures import share

FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def stylesheet(request: HttpRequest, digest: str) -> HttpResponse:
    """A page that was made before a change leads to the new colors, and no browser keeps that."""
    practice = PracticeSettings.load(request_or_site=request)
    if digest == practice.brand_digest:
        return HttpResponse(
            practice.brand_stylesheet, content_type="text/css; charset=utf-8", headers={"Cache-Control": FOR_EVER}
        )
    if not practice.brand_digest:
        raise Http404
    return _newest(request, "website:brand", practice.brand_digest)


@require_safe
def share_picture(request: HttpRequest, pk: int, digest: str) -> HttpResponse:
    """The title of a published page that anyone may read, drawn for those who share it."""
    page = get_object_or_404(open_to_all(Page.objects.filter(depth__gt=1)), pk=pk)
    words = share.words_of(page)
    if digest != words.digest:
        return _newest(request, "website:share_picture", page.pk, words.digest)
    return HttpResponse(share.content_of(page, words), content_type="image/png", headers={"Cache-Control": FOR_EVER})


@require_safe
def share_title(request: HttpRequest, digest: str, sealed: str) -> HttpResponse:
    """The title of a public page that is no row, as our own pages name it."""
    title = share.unsealed(sealed)
    if title is None:
        raise Http404
    words = share.of_practice(title)
    if digest != words.digest:
        return _newest(request, share.drawn_of_title(title).url)
    return HttpResponse(share.content_of_title(words), content_type="image/png", headers={"Cache-Control": FOR_EVER})


@never_cache
def _newest(request: HttpRequest, name: str, *parts: Any) -> HttpResponse:
    return redirect(name, *parts)
