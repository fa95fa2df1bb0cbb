"""A form whose session had ended when a browser without JavaScript sent it: its words wait in the new session, and are saved
once their person has signed in and comes to the same address."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from coaching.autosave.typed import MOST, TOKEN

KEY = "stashed_posts"
WAITS = _("You were signed out. Sign in again, and what you typed is saved.")
WAITS_BUT_FILES = _("You were signed out. Sign in again, and what you typed is saved. Then choose your file again.")
TOO_LONG = _(
    "You were signed out, and what you typed is too long to keep in the meantime. Go back to the page "
    "before this one, copy your words, sign in again and paste them in."
)


def stash(request: HttpRequest) -> bool:
    """Puts aside what a signed-out person sent, if it is a form that saves its parts by themselves, and tells them what
    happened to it. Returns whether it is such a form."""
    fields = {name: values for name, values in request.POST.lists() if name != TOKEN}
    if not any(name.endswith("-revision") for name in fields):
        return False
    waiting = {**request.session.get(KEY, {}), request.path: fields}
    if sum(map(_length, waiting.values())) > MOST:
        messages.warning(request, TOO_LONG)
        return True
    request.session[KEY] = waiting
    messages.info(request, WAITS_BUT_FILES if request.FILES else WAITS)
    return True


def take_out(request: HttpRequest, *also: str) -> QueryDict | None:
    """The words that wait for this address, once; None when there are none.

    Of the form's fields only those come back that save by themselves, and those named `also`: pressing a button is left to
    the person, who sees first what was kept.
    """
    waiting = dict(request.session.get(KEY, {}))
    fields = waiting.pop(request.path, None)
    if fields is None:
        return None
    request.session[KEY] = waiting
    words = QueryDict(mutable=True)
    for name, values in fields.items():
        if name in also or f"{name.removesuffix('-revision')}-revision" in fields:
            words.setlist(name, values)
    return words


def sent_or_stashed(request: HttpRequest, *also: str) -> QueryDict | None:
    """What its person sent of this page: just now, or signed out, before they came back (see `take_out`). None when nothing."""
    return request.POST if request.method == "POST" else take_out(request, *also)


def _length(fields: Mapping[str, list[str]]) -> int:
    return sum(len(name) + sum(map(len, values)) for name, values in fields.items())
