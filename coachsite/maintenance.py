"""Closed for work on the site: while a file is there, every page is one that says so, in the file's words.

`echo "We're back at three." > var/maintenance` closes it, `rm var/maintenance` opens it. Monitors and static files go on.
"""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from coachsite.plain_pages import answer

LONGEST = 300  # characters of the file that are shown
RETRY_AFTER = 600  # seconds


class MaintenanceMiddleware:
    """Comes before everything that asks the database, which may be gone for the time."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest):
        try:
            words = settings.MAINTENANCE_FILE.read_text(encoding="utf-8", errors="replace")[:LONGEST].strip()
        except OSError:
            return self.get_response(request)
        response = answer(request, "maintenance.html", words or _("We'll be back soon."), status=503, may_be_repeated=True)
        response["Retry-After"] = RETRY_AFTER
        return response
