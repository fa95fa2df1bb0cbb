"""A form that was sent signed out and doesn't save by itself: it waits, and its person, signed in again with the same browser,
sees what was typed and sends it by a press."""

from dataclasses import asdict, replace
from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from coaching.autosave.stash import TOO_LONG, is_marked
from coaching.autosave.typed import Field, Typed, typed_in
from coaching.autosave.waiting_words import forget, put_aside
from coaching.autosave.waiting_words import waiting as words_waiting

KEY = "unsent"  # one form of a browser, whatever its address
LONGEST = timedelta(hours=1)  # on a computer of many, whoever signs in later must not meet another person's words
WAITS = _("You were signed out, so that was not sent. Sign in: what you typed waits for you there.")


def keep(request: HttpRequest, response: HttpResponse, *, is_known: bool) -> bool:
    """Puts aside what was typed, if anything was, and says so. Returns whether it waits. The rest is as for `put_aside`."""
    typed = replace(typed_in(request), token="")
    size = sum(len(each.name) + len(each.value) for each in typed.fields)
    if not typed.is_too_long and (not typed.shown or is_marked(request.resolver_match)):
        return False
    if typed.is_too_long or not put_aside(request, response, KEY, asdict(typed), size=size, is_known=is_known):
        messages.warning(request, TOO_LONG)
        return False
    messages.info(request, WAITS)
    return True


def waiting(request: HttpRequest) -> Typed | None:
    """What waits, for an hour; None when nothing does."""
    found = words_waiting(request, KEY, longest=LONGEST)
    return found and Typed(**{**found, "fields": [Field(**each) for each in found["fields"]]})


def forget_if_sent(request: HttpRequest, response: HttpResponse) -> None:
    """Once its person sent the form to the same address and got an answer, nothing waits anymore."""
    if request.method != "POST" or response.status_code >= 400:
        return
    typed = waiting(request)
    if typed and typed.address == request.get_full_path() and request.user.is_authenticated:
        forget(request, KEY)
