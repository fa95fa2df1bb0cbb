"""What some requests need that the rest of the site must not have: a monitor, a number that no row has, a page that saves by
itself, the Wagtail admin."""

from urllib.parse import parse_qs, quote, urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, resolve_url
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from django.views.defaults import bad_request

from coaching.autosave.stash import stash
from coaching.jobs import views as health

ADMIN_PREFIX = "/admin/"


class HealthMiddleware:
    """Answers a monitor before anything else is asked: it comes without https, by any host name, and needs no session."""

    ANSWERS = {"/healthz": health.healthz, "/readyz": health.readyz}

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.ANSWERS.get(request.path_info, self.get_response)(request)


class NumberMiddleware:
    """Not found is what an address is whose number no row can have: no database would take it for a question."""

    LARGEST = 2**63 - 1

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if any(isinstance(value, int) and value > self.LARGEST for value in kwargs.values()):
            raise Http404


class IncompleteFormMiddleware:
    """Refuses, with 400, a form without a field that its page always sends, such as one that Wagtail's script adds; and what
    is more than any form holds, which Django's own page for programmers would take minutes to show."""

    REFUSED = (MultiValueDictKeyError, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        return bad_request(request, exception) if isinstance(exception, self.REFUSED) else None


class AutosaveMiddleware:
    """Tells a script that its person is signed out: 401, and never the sign-in page, which scripts would take for success.
    Without a script, what was typed waits until its person has signed in again.

    A page that saves by itself says in `X-Person` whose words it holds, so that they are never saved as someone else's who
    has signed in in the same browser since.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        by_script = request.headers.get("Accept") == "application/json"
        if by_script and request.headers.get("X-Person", str(request.user.pk)) != str(request.user.pk):
            return self.refuse()
        response = self.get_response(request)
        if urlsplit(response.get("Location", "")).path != resolve_url(settings.LOGIN_URL):
            return response
        if by_script:
            return self.refuse()
        if request.method == "POST" and is_refused(request, response) and not stash(request):
            messages.info(request, _("You were signed out, so that was not sent. Sign in, and send it again."))
            return redirect_to_login(page_before(request) or request.get_full_path())
        return response

    def refuse(self):
        return JsonResponse({"error": _("You were signed out. Sign in again to save this.")}, status=401)


def is_refused(request, response):
    """Whether a request is sent to sign in for its own sake. A step of signing in can lead back to that page, too."""
    back_to = parse_qs(urlsplit(response["Location"]).query).get("next")
    return not request.user.is_authenticated and back_to == [request.get_full_path()]


def page_before(request):
    """The path of the page of this site from which a request came, or "": an address that takes posts alone is no page to go
    back to."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    return came_from._replace(scheme="", netloc="").geturl() if came_from.netloc == request.get_host() else ""


class AdminPolicyMiddleware:
    """Keeps the admin from those without access (404), sends strangers to sign in, and widens the CSP there alone.

    Wagtail would send a signed-in client back to the sign-in page, which sends them back to the admin, for ever.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path.startswith(ADMIN_PREFIX):
            return self.get_response(request)
        response = self.refuse(request) or self.get_response(request)
        # A preview comes from a request of its own inside this one, with the site's policy, which lets nobody frame it.
        del response["Content-Security-Policy"]
        response._csp_replace = settings.ADMIN_POLICY
        return response

    def refuse(self, request):
        if not request.user.is_authenticated:
            return redirect(f"{resolve_url(settings.LOGIN_URL)}?next={quote(request.get_full_path())}")
        return None

    def process_view(self, request, view, args, kwargs):
        if request.path.startswith(ADMIN_PREFIX) and not request.user.has_perm("wagtailadmin.access_admin"):
            raise Http404
