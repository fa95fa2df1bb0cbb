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
LONGEST = timedelta(hours=1)  # on a computer of many; nobody may know whose words they are
WAITS = _("You were signed out, so that was not sent. Sign in: what you typed waits for you there.")


def keep(request: HttpRequest, response: HttpResponse, *, person: int | None) -> bool:
    """Puts aside what was typed, if anything was, and says so. Returns whether it waits.

    `person` is the account that signed in last in this browser, whose words they must be: nobody else will see them.
    """
    typed = replace(typed_in(request), token="")
    if not typed.is_too_long and (not typed.shown or is_marked(request.resolver_match)):
        return False
    words = {**asdict(typed), "person": person}
    if typed.is_too_long or not put_aside(request, response, KEY, words, size=typed.size, is_known=person is not None):
        messages.warning(request, TOO_LONG)
        return False
    messages.info(request, WAITS)
    return True


def waiting(request: HttpRequest) -> Typed | None:
    """What waits, for an hour; None when nothing does, or what does is another person's."""
    found = words_waiting(request, KEY, longest=LONGEST) or {"person": None}
    if found.pop("person") not in (None, request.user.pk) or not found:
        return None
    return Typed(**{**found, "fields": [Field(**each) for each in found["fields"]]})


def forget_if_sent(request: HttpRequest, response: HttpResponse) -> None:
    """Once its person sent the form to the same address and got an answer, nothing waits anymore."""
    if request.method != "POST" or response.status_code >= 400:
        return
    typed = waiting(request)
    if typed and typed.address == request.get_full_path() and request.user.is_authenticated:
        forget(request, KEY)
