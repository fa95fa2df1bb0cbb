"""Pages that must come whatever is broken: they ask neither the database nor who is there."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers

# How to reach the practice, as a page of this process last read it.
practice: dict[str, str] = {}


def remember(loaded):
    """Keeps what the page of an outage says of the practice. Returns it."""
    practice.update(name=loaded.name, email=loaded.contact_email, phone=loaded.phone)
    return loaded


def answer(request: HttpRequest, template: str, words: str, *, status: int) -> HttpResponse:
    """A page in the look of the site, or JSON with the same `words` for a script. No cache keeps it."""
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        response: HttpResponse = JsonResponse({"error": words}, status=status)
    else:
        context = {"sent": request.method not in ("GET", "HEAD"), "practice": practice, "words": words}
        response = HttpResponse(render_to_string(template, context), status=status)
    add_never_cache_headers(response)
    return response
