"""What a request to the Wagtail admin needs that the rest of the site must not have."""

from urllib.parse import quote

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, resolve_url

ADMIN_PREFIX = "/admin/"


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
