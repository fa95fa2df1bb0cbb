"""Pages that must come whatever is broken: they ask neither the database nor who is there."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers

from coaching.practice.request_values import wants_json
from coachsite.typed_words import words_of

# How to reach the practice, as a page of this process last read it.
practice: dict[str, str] = {}


def remember(loaded: Any) -> Any:
    """Keeps what the page of an outage says of the practice. Returns it."""
    practice.update(name=loaded.name, email=loaded.contact_email, phone=loaded.phone)
    return loaded


def answer(request: HttpRequest, template: str, words: str, *, status: int, may_be_repeated: bool = False) -> HttpResponse:
    """A page in the look of the site, with what was typed, or JSON with the same `words` for a script. No cache keeps it.

    `may_be_repeated` says that sending the same form later makes sense.
    """
    if wants_json(request):
        response: HttpResponse = JsonResponse({"error": words}, status=status)
    else:
        response = HttpResponse(render_to_string(template, _context(request, words, may_be_repeated)), status=status)
    add_never_cache_headers(response)
    return response


def _context(request: HttpRequest, words: str, may_be_repeated: bool) -> dict[str, Any]:
    typed = words_of(request)
    # The form's own token, which works later: the cookie is still the same.
    later = {"again": may_be_repeated and typed["again"], "csrf_token": getattr(typed["typed"], "token", "")}
    return {"sent": request.method not in ("GET", "HEAD"), "practice": practice, "words": words, **typed, **later}
