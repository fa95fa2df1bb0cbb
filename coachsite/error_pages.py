"""What a person reads when something can't be done: a page of ours that shows what they typed, or a sentence for a script."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coaching.autosave import unsent
from coaching.autosave.responses import signed_out
from coaching.practice.request_values import wants_json
from coaching.website.near_pages import near
from coachsite.origins import Origin, origin_of
from coachsite.plain_pages import answer
from coachsite.private_pages import PLACES
from coachsite.typed_words import words_of

PRIVATE_PLACES = ("/me/", "/admin/")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open for a long time, its cookie is gone, or someone signed in again in another tab."""
    get_token(request)  # the answer brings a token that works
    if wants_json(request):
        return _expired_json(request)
    context = {
        **words_of(request),
        "is_foreign": origin_of(request) is Origin.ANOTHER,
        "must_sign_in": not request.user.is_authenticated and request.path_info.startswith(PRIVATE_PLACES),
    }
    response = render(request, "csrf.html", context, status=403)
    add_never_cache_headers(response)
    return response


def _expired_json(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return signed_out()
    expired = _("This page had expired, so that wasn't saved. Try again, or copy your words and reload the page.")
    return JsonResponse({"error": expired}, status=403)


@login_required
@require_safe
def unsent_page(request: HttpRequest) -> HttpResponse:
    """What someone sent who was signed out, after signing in again."""
    typed = unsent.waiting(request)
    if typed is None:
        messages.info(request, _("Nothing you typed is waiting here."))
        return redirect("after_sign_in")
    return render(request, "unsent.html", {"typed": typed, "again": typed.is_whole, "before": typed.address})


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, "403.html", 403, _("This isn't open to you."))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    found = [] if request.path_info.startswith(PLACES) else near(request, request.path_info)
    return _page(request, "404.html", 404, _("This isn't here."), near=found)


def too_many_tries(request: HttpRequest) -> HttpResponse:
    return _page(request, "429.html", 429, _("That was a lot of tries in a short time. Wait a few minutes and try again."))


def server_error(request: HttpRequest) -> HttpResponse:
    return answer(request, "500.html", _("Something went wrong on our side. Try again in a minute."), status=500)


def _page(request: HttpRequest, template: str, status: int, sentence: str, **context: Any) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"error": sentence}, status=status)
    return render(request, template, {**words_of(request), "again": False, **context}, status=status)
