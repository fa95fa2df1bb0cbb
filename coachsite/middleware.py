"""What some requests need that the rest of the site must not have: a monitor, a method or a number that no address has, a page
that saves by itself, the Wagtail admin."""

from urllib.parse import parse_qs, quote

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponseNotAllowed
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.auth import permission_denied

from coaching.accounts import known_devices
from coaching.autosave import unsent
from coaching.autosave.responses import signed_out
from coaching.autosave.stash import stash
from coaching.jobs import views as health
from coaching.practice.request_values import wants_json
from coaching.practice.url_parts import parts_of
from coachsite.admin_clock import set_clock
from coachsite.origins import Origin, origin_of, page_before
from coachsite.wagtail_rights import is_closed

ADMIN_PREFIX = "/admin/"


class HealthMiddleware:
    """Answers a monitor before anything else is asked: it comes without https, by any host name, and needs no session."""

    ANSWERS = {"/healthz": health.healthz, "/readyz": health.readyz}

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.ANSWERS.get(request.path_info, self.get_response)(request)


class MethodMiddleware:
    """Each address of ours is read (GET, HEAD) or sent to (POST), and refuses everything else whoever asks, there or not: so
    that tells nobody anything. Which of the two it takes, its view says, after its access rule: to the wrong person a private
    thing is not found, by any method. Whoever opens an address that only takes forms, such as by its history, sees a page."""

    METHODS = ("GET", "HEAD", "POST")

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code == 405 and request.method == "GET" and not wants_json(request):
            page = render(request, "405.html", status=405)
            page["Allow"] = response["Allow"]
            return page
        return response

    def process_view(self, request, view, args, kwargs):
        if request.method not in self.METHODS and not view.__module__.startswith("wagtail."):  # whose scripts use more
            return HttpResponseNotAllowed(self.METHODS)
        return None


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


class AutosaveMiddleware:
    """Tells a script that its person is signed out: 401, and never the sign-in page, which scripts would take for success.
    Without a script, what was typed waits until its person has signed in again.

    A page that saves by itself says in `X-Person` whose words it holds, so that they are never saved as someone else's who
    has signed in in the same browser since.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        by_script = wants_json(request)
        if by_script and request.headers.get("X-Person", str(request.user.pk)) != str(request.user.pk):
            return signed_out()
        response = self.get_response(request)
        unsent.forget_if_sent(request, response)
        if parts_of(response.get("Location", "")).path != resolve_url(settings.LOGIN_URL):
            return response
        if by_script:
            return signed_out()
        # Another site's form comes without our cookies: whatever it says, its words wait for nobody.
        if request.method == "POST" and is_refused(request, response) and origin_of(request) is not Origin.ANOTHER:
            return self.keep(request, response)
        return response

    def keep(self, request, response):
        """The way to sign in, and to what was typed."""
        person, to_words = known_devices.newest_person(request), redirect_to_login(reverse("unsent"))
        if stash(request, response, is_known=person is not None):
            return response
        if unsent.keep(request, to_words, person=person):
            return to_words
        messages.info(request, _("You were signed out, so that was not sent. Sign in, and send it again."))
        return redirect_to_login(page_before(request) or request.get_full_path())


def is_refused(request, response):
    """Whether a request is sent to sign in for its own sake. A step of signing in can lead back to that page, too."""
    back_to = parse_qs(parts_of(response["Location"]).query).get("next")
    return not request.user.is_authenticated and back_to == [request.get_full_path()]


class AdminPolicyMiddleware:
    """Keeps the admin from those without access (404), sends strangers to sign in, and widens the CSP there alone.

    Wagtail would send a signed-in client back to the sign-in page, which sends them back to the admin, for ever.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path.startswith(ADMIN_PREFIX):
            return self.get_response(request)
        response = self.refuse(request) if request.method in ("GET", "HEAD") else None
        response = response or self.get_response(request)
        # A preview comes from a request of its own inside this one, with the site's policy, which lets nobody frame it.
        del response["Content-Security-Policy"]
        response._csp_replace = settings.ADMIN_POLICY
        return response

    def process_view(self, request, view, args, kwargs):
        """A form that was sent is refused here and no sooner: by now its token was looked at, so no other site sends words in a
        coach's name."""
        if not request.path.startswith(ADMIN_PREFIX):
            return None
        if not request.user.is_authenticated:
            return self.refuse(request)
        if not request.user.has_perm("wagtailadmin.access_admin"):
            raise Http404
        set_clock(request)
        return permission_denied(request) if is_closed(request.user, request.resolver_match) else None

    def refuse(self, request):
        if request.user.is_authenticated:
            return None
        return redirect(f"{resolve_url(settings.LOGIN_URL)}?next={quote(request.get_full_path())}")
