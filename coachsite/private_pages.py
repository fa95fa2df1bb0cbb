"""Pages that are somebody's own: no browser and no proxy keeps them, so that Back after signing out shows nothing, and what
they lead to doesn't learn of an address that is a key, and no search engine lists them.

Which pages these are follows from where they are, so that a new one is among them.
"""

from django.utils.cache import add_never_cache_headers

from coachsite.secret_addresses import is_secret

PLACES = ("/me/", "/accounts/", "/admin/")
SCRIPTS = ("text/javascript", "image/svg+xml")  # of the Wagtail admin: the same for everyone


class PrivatePagesMiddleware:
    """Files that a person saves or a calendar subscribes to say for themselves how long they may be kept."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if has_key(request):
            response.headers.setdefault("Referrer-Policy", "strict-origin")  # no-referrer would take forms their origin, too
        if is_private(request):
            response.headers.setdefault("X-Robots-Tag", "noindex")
            if not is_file(response):
                add_never_cache_headers(response)
        return response


def has_key(request):
    """Whether whoever has the address may open it."""
    return bool(request.resolver_match) and is_secret(request.resolver_match)


def is_private(request):
    """Whether the page at this address is somebody's own."""
    return has_key(request) or request.path_info.startswith(PLACES)


def is_file(response):
    """Whether it is no page, and has said how long it may be kept."""
    is_saved = "Content-Disposition" in response or "ETag" in response
    return (is_saved and "Cache-Control" in response) or response.get("Content-Type", "").startswith(SCRIPTS)
