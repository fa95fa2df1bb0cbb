"""A database that is away, and a disk that takes no file: a page that helps instead of a 500, for every address, and no claim
about what was stored."""

import sqlite3
import sys

from django.core.signals import got_request_exception
from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from coaching.storage.not_kept import NotKept
from coachsite.plain_pages import answer

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
    response = answer(request, "503.html", words, status=503, may_be_repeated=True)
    response["Retry-After"] = RETRY_AFTER
    return response


def not_kept(request, error: NotKept) -> HttpResponse:
    """503 or 413: a file that no form could say more about. Wagtail's page for many files reads the reason from its own JSON."""
    if request.resolver_match and request.resolver_match.url_name == "add_multiple":
        return JsonResponse({"success": False, "error_message": error.messages[0]})
    return answer(request, "not_kept.html", error.messages[0], status=error.status)
