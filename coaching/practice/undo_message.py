"""A message that something is done, with the button that undoes it."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


def with_undo(request: HttpRequest, words: str, url: str, fields: Iterable[tuple[str, str]] = (), back: str = "") -> SafeString:
    """`words`, and a button that sends `fields` to `url` and leads `back` (a path)."""
    context = {"words": words, "url": url, "fields": list(fields), "back": back}
    return render_to_string("components/undo_message.html", context, request)
