"""A database that is away: a page that helps instead of a 500, for every address, and no claim about what was stored."""

import sqlite3
import sys

from django.core.signals import got_request_exception
from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from coachsite.typed_words import wants_json, words_of

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


class DatabaseOutageMiddleware:
    """Comes before everything that may ask the database, and so answers for other middlewares and the admin too."""

    def __init__(self, get_response):
        self.get_response = get_response
        got_request_exception.connect(_note, dispatch_uid="coachsite.outage")

    def __call__(self, request):
        response = self.get_response(request)
        # Django makes a response of every error before an outer middleware sees it.
        return sorry(request) if response.status_code == 500 and getattr(request, "database_is_away", False) else response


def _note(sender, request=None, **kwargs):
    error = sys.exc_info()[1]
    if request and error and is_outage(error):
        request.database_is_away = True


def sorry(request) -> HttpResponse:
    """503 in the look of the site, or JSON for a script; asks neither the database nor who is there."""
    if wants_json(request):
        response: HttpResponse = JsonResponse(
            {"error": _("We can't reach our records right now. Please try again in a minute.")}, status=503
        )
    else:
        context = {"sent": request.method not in ("GET", "HEAD"), "practice": practice, **words_of(request)}
        # The form's own token, which works once the database is back: the cookie is still the same.
        context["csrf_token"] = getattr(context["typed"], "token", "")
        response = HttpResponse(render_to_string("503.html", context), status=503)
    response["Retry-After"] = RETRY_AFTER
    add_never_cache_headers(response)
    return response


# How to reach the practice, as a page of this process last read it.
practice: dict[str, str] = {}


def remember(loaded):
    """Keeps what the page of an outage says of the practice. Returns it."""
    practice.update(name=loaded.name, email=loaded.contact_email, phone=loaded.phone)
    return loaded
