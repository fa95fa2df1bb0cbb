"""A form whose session had ended when a browser without JavaScript sent it: its words wait, and are saved once their person has
signed in and comes to the same address with the same browser.

Anyone can send such a form, so what waits is bounded: it must be about something that exists, and of a visitor's, and of all
strangers', the oldest go first. Strangers push nothing out of a browser in which someone had signed in before.
"""

import json
from collections.abc import Callable
from datetime import datetime, timedelta

from django.apps import apps
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import ResolverMatch
from django.utils import timezone
from django.utils.crypto import get_random_string, salted_hmac
from django.utils.translation import gettext_lazy as _

from coaching.autosave.models import WaitingWords
from coaching.practice.rate_limits import visitor_of

# Characters of all waiting forms of one browser.
MOST = 250_000
ROWS_OF_VISITOR, SIZE_OF_VISITOR = 20, 4 * MOST
ROWS, SIZE = 1_000, 80 * MOST
KEPT = timedelta(days=30)  # as long as a session
COOKIE = "waiting_words"
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
    whether it is such a page. `response` gets the cookie by which the words are found."""
    fields = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
    if not any(name.endswith("-revision") for name in fields) or not _is_about_something(request):
        return False
    key = request.COOKIES.get(COOKIE) or get_random_string(32)
    if not _keep(request, key, fields, is_known):
        messages.warning(request, TOO_LONG)
        return True
    secure = bool(settings.SESSION_COOKIE_SECURE)
    response.set_cookie(COOKIE, key, max_age=KEPT, httponly=True, samesite="Lax", secure=secure)
    messages.info(request, WAITS_BUT_FILES if request.FILES else WAITS)
    return True


def take_out(request: HttpRequest, *also: str) -> QueryDict | None:
    """The words that wait for this address, once; None when there are none.

    Of the form's fields only those come back that save by themselves, and those named `also`: pressing a button is left to
    the person, who sees first what was kept. Raises ImproperlyConfigured for a view without `keeps_words_about`.
    """
    if not _is_marked(request.resolver_match):
        raise ImproperlyConfigured("Nothing waits for this view: put keeps_words_about above it.")
    row = _of_browser(request.COOKIES.get(COOKIE, "")).filter(path=request.path).first()
    if row is None or not WaitingWords.objects.filter(pk=row.pk).delete()[0]:
        return None
    fields, words = json.loads(row.fields), QueryDict(mutable=True)
    for name, values in fields.items():
        if name in also or f"{name.removesuffix('-revision')}-revision" in fields:
            words.setlist(name, values)
    return words


def sent_or_stashed(request: HttpRequest, *also: str) -> QueryDict | None:
    """What its person sent of this page: just now, or signed out, before they came back (see `take_out`). None when nothing."""
    return request.POST if request.method == "POST" else take_out(request, *also)


def expired(now: datetime) -> models.QuerySet[WaitingWords]:
    """Those for whom nobody came back."""
    return WaitingWords.objects.filter(sent_at__lt=now - KEPT)


def _is_about_something(request: HttpRequest) -> bool:
    """Whether the address is of a page that takes words out, and of a row that exists."""
    found = request.resolver_match
    if found is None or not _is_marked(found):
        return False
    model = apps.get_model(getattr(found.func, "words_about"))  # noqa: B009 - a function has no such attribute for mypy
    return model._default_manager.filter(pk=found.kwargs["pk"]).exists()


def _is_marked(found: ResolverMatch | None) -> bool:
    return found is not None and hasattr(found.func, "words_about")


@transaction.atomic
def _keep(request: HttpRequest, key: str, fields: dict[str, list], is_known: bool) -> bool:
    text = json.dumps(fields, ensure_ascii=False)
    size = sum(len(name) + sum(map(len, values)) for name, values in fields.items())
    if size + _size(_of_browser(key).exclude(path=request.path)) > MOST:
        return False
    visitor = _digest(visitor_of(request))
    WaitingWords.objects.update_or_create(
        browser=_digest(key),
        path=request.path,
        defaults={"visitor": visitor, "is_known": is_known, "fields": text, "size": size, "sent_at": timezone.now()},
    )
    mine = WaitingWords.objects.filter(is_known=is_known)
    _push_out(mine.filter(visitor=visitor), ROWS_OF_VISITOR, SIZE_OF_VISITOR)
    _push_out(mine, ROWS, SIZE)
    return True


def _push_out(rows: models.QuerySet[WaitingWords], most: int, largest: int) -> None:
    """Deletes the oldest of these until there are at most so many rows and characters."""
    count, size = rows.count(), _size(rows)
    while count > most or size > largest:
        oldest = rows.order_by("sent_at", "pk").only("size").first()
        if oldest is None:
            return
        oldest.delete()
        count, size = count - 1, size - oldest.size


def _of_browser(key: str) -> models.QuerySet[WaitingWords]:
    return WaitingWords.objects.filter(browser=_digest(key)) if key else WaitingWords.objects.none()


def _size(rows: models.QuerySet[WaitingWords]) -> int:
    return rows.aggregate(total=models.Sum("size", default=0))["total"]


def _digest(text: str) -> str:
    return salted_hmac("coaching.autosave.stash", text, algorithm="sha256").hexdigest()
