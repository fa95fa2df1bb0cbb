"""A form that was sent signed out and doesn't save by itself: it waits in the new session, and its person, signed in again, sees
what was typed and sends it by a press."""

import time
from dataclasses import asdict, replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from coaching.autosave.stash import TOO_LONG
from coaching.autosave.typed import Field, Typed, typed_in

KEY = "unsent"
SECONDS = 60 * 60  # on a computer of many, whoever signs in later must not meet another person's words
WAITS = _("You were signed out, so that was not sent. Sign in: what you typed waits for you there.")


def keep(request: HttpRequest) -> bool:
    """Puts aside what was typed, if anything was, and says so. Returns whether it waits."""
    typed = typed_in(request)
    if typed.is_too_long:
        messages.warning(request, TOO_LONG)
    if not typed.shown:
        return False
    request.session[KEY] = {**asdict(replace(typed, token="")), "at": time.time()}
    messages.info(request, WAITS)
    return True


def waiting(request: HttpRequest) -> Typed | None:
    """What waits, for an hour; None when nothing does."""
    found = request.session.get(KEY)
    if not found or time.time() - found["at"] > SECONDS:
        return None
    values = {name: value for name, value in found.items() if name != "at"}
    return Typed(**{**values, "fields": [Field(**each) for each in found["fields"]]})


def forget_if_sent(request: HttpRequest, response: HttpResponse) -> None:
    """Once its person sent the form to the same address and got an answer, nothing waits anymore."""
    if request.method == "POST" and request.user.is_authenticated and response.status_code < 400:
        found = request.session.get(KEY)
        if found and found["address"] == request.get_full_path():
            del request.session[KEY]
