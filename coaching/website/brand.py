"""The practice's colors, as a stylesheet at an address that never has other content."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coaching.practice.models import PracticeSettings

FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def stylesheet(request: HttpRequest, digest: str) -> HttpResponse:
    """A page that was made before a change leads to the new colors, and no browser keeps that."""
    practice = PracticeSettings.load(request_or_site=request)
    if digest == practice.brand_digest:
        return HttpResponse(practice.brand_stylesheet, content_type="text/css; charset=utf-8", headers={"Cache-Control": FOR_EVER})
    return _newest(request, practice.brand_digest)


@never_cache
def _newest(request: HttpRequest, digest: str) -> HttpResponse:
    if not digest:
        raise Http404
    return redirect("website:brand", digest)
