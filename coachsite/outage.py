"""A database that is away, and a disk that takes no file: a page that helps instead of a 500, for every address, and no claim
about what was stored."""

import sqlite3
import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.core.signals import got_request_exception
from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from coaching.storage.not_kept import NotKept

RETRY_AFTER = 60  # seconds
# The beginnings of what PostgreSQL calls it when it cannot serve: the connection, the sign-in, no such database, read-only,
# out of something, shutting down or starting up, its disk. A driver that never reached it has no code: as a connection.
POSTGRESQL = ("08", "28", "3D000", "25006", "53", "57P", "58")
SQLITE = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_FULL")


def is_outage(error: BaseException) -> bool:
    """Whether the database could not serve; a query that it refused is a fault of ours."""
    return any(_is_away(each) for each in _chain(error))


def _is_away(error):
    if not isinstance(error, OperationalError | InterfaceError | InternalError):
        return False
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorname", "").startswith(SQLITE)
    return (getattr(cause, "sqlstate", None) or "08000").startswith(POSTGRESQL)


def _chain(error):
    """The error and those it came from."""
    while error:
        yield error
        error = error.__cause__ or error.__context__


class OutageMiddleware:
    """Comes before everything that may ask the database, and so answers for other middlewares and the admin too."""

    def __init__(self, get_response):
        self.get_response = get_response
        got_request_exception.connect(_note, dispatch_uid="coachsite.outage")

    def __call__(self, request):
        response = self.get_response(request)
        # Django makes a response of every error before an outer middleware sees it.
        error = getattr(request, "outage", None) if response.status_code == 500 else None
        if error is None:
            return response
        return not_kept(request, error) if isinstance(error, NotKept) else sorry(request)


def _note(sender, request=None, **kwargs):
    error = sys.exc_info()[1]
    if request and error and (isinstance(error, NotKept) or is_outage(error)):
        request.outage = error


def sorry(request) -> HttpResponse:
    """503: no database."""
    words = _("We can't reach our records right now. Please try again in a minute.")
    response = _answer(request, "503.html", words, status=503)
    response["Retry-After"] = RETRY_AFTER
    return response


def not_kept(request, error: NotKept) -> HttpResponse:
    """503 or 413: a file that no form could say more about."""
    return _answer(request, "not_kept.html", error.messages[0], status=error.status)


def refused(request, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 for too much: what was sent can't be read. Django's `handler400`."""
    is_too_large = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    words = _("This is more than we can take at once.") if is_too_large else _("We couldn't read what was sent.")
    return _answer(request, "400.html", words, status=413 if is_too_large else 400)


def _answer(request, template, words, status):
    """In the look of the site, or JSON for a script; asks neither the database nor who is there."""
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        response: HttpResponse = JsonResponse({"error": words}, status=status)
    else:
        context = {"sent": request.method not in ("GET", "HEAD"), "practice": practice, "words": words}
        response = HttpResponse(render_to_string(template, context), status=status)
    add_never_cache_headers(response)
    return response


# How to reach the practice, as a page of this process last read it.
practice: dict[str, str] = {}


def remember(loaded):
    """Keeps what the page of an outage says of the practice. Returns it."""
    practice.update(name=loaded.name, email=loaded.contact_email, phone=loaded.phone)
    return loaded
