"""A form whose session had ended when a browser without JavaScript sent it: its words wait, and are saved once their person has
signed in and comes to the same address with the same browser. Only what is about something that exists waits."""

from collections.abc import Callable

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import ResolverMatch
from django.utils.translation import gettext_lazy as _

from coaching.autosave.typed import TOKEN
from coaching.autosave.waiting_words import forget, put_aside, waiting

WAITS = _("You were signed out. Sign in again, and what you typed is saved.")
WAITS_BUT_FILES = _("You were signed out. Sign in again, and what you typed is saved. Then choose your file again.")
TOO_LONG = _(
    "You were signed out, and what you typed is too long to keep in the meantime. Go back to the page "
    "before this one, copy your words, sign in again and paste them in."
)


def keeps_words_about(model: str) -> Callable[[Callable], Callable]:
    """Says of a view that it takes out what waits for it, and that its `pk` is of this model ("app.Model")."""

    def mark(view: Callable) -> Callable:
        view.words_about = model  # type: ignore[attr-defined]
        return view

    return mark


def stash(request: HttpRequest, response: HttpResponse, *, is_known: bool) -> bool:
    """Puts aside what a signed-out person sent, if its page takes it out again, and tells them what happened to it. Returns
    whether it is such a page, and about something that exists. `response` is as for `put_aside`."""
    fields = {name: values for name, values in request.POST.lists() if name != TOKEN}
    if not any(name.endswith("-revision") for name in fields) or not _is_about_something(request):
        return False
    size = sum(len(name) + sum(map(len, values)) for name, values in fields.items())
    if put_aside(request, response, request.path, fields, size=size, is_known=is_known):
        messages.info(request, WAITS_BUT_FILES if request.FILES else WAITS)
    else:
        messages.warning(request, TOO_LONG)
    return True


def take_out(request: HttpRequest, *also: str) -> QueryDict | None:
    """The words that wait for this address, once; None when there are none.

    Of the form's fields only those come back that save by themselves, and those named `also`: pressing a button is left to
    the person, who sees first what was kept. Raises ImproperlyConfigured for a view without `keeps_words_about`.
    """
    if not is_marked(request.resolver_match):
        raise ImproperlyConfigured("Nothing waits for this view: put keeps_words_about above it.")
    fields = waiting(request, request.path)
    if fields is None or not forget(request, request.path):
        return None
    words = QueryDict(mutable=True)
    for name, values in fields.items():
        if name in also or f"{name.removesuffix('-revision')}-revision" in fields:
            words.setlist(name, values)
    return words


def sent_or_stashed(request: HttpRequest, *also: str) -> QueryDict | None:
    """What its person sent of this page: just now, or signed out, before they came back (see `take_out`). None when nothing."""
    return request.POST if request.method == "POST" else take_out(request, *also)


def is_marked(found: ResolverMatch | None) -> bool:
    """Whether a view takes out what waits for it."""
    return found is not None and hasattr(found.func, "words_about")


def _is_about_something(request: HttpRequest) -> bool:
    found = request.resolver_match
    if found is None or not is_marked(found):
        return False
    model = apps.get_model(getattr(found.func, "words_about"))  # noqa: B009 - a function has no such attribute for mypy
    return model._default_manager.filter(pk=found.kwargs["pk"]).exists()
