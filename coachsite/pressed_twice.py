"""A form that is sent twice at once is done once: a double click, or a second press while the first is on its way.

Each time a page is shown its forms get a CSRF token that no other page has. So the same words with the same token, seconds
apart, are one wish. The second request waits for the answer to the first and leads where that led.
"""

import hashlib
import time

from django.core.cache import cache
from django.http import HttpResponseRedirect

SECONDS = 10  # in which a second press counts as the first; later it may be meant
PATIENCE = 8  # seconds that the second waits for the first
RUNNING = "running"


class PressedTwiceMiddleware:
    """For people who are signed in. Guests' forms have keys of their own, and a way into an account sets new cookies."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if key := getattr(request, "pressed_key", None):
            keep(key, response)
        return response

    def process_view(self, request, view, args, kwargs):
        """Runs after the token was checked."""
        if request.method != "POST" or getattr(view, "csrf_exempt", False):  # such a view reads the body in its own way
            return None
        if not request.user.is_authenticated or is_script(request):
            return None
        key = key_of(request)
        if cache.add(key, RUNNING, SECONDS):
            request.pressed_key = key
            return None
        return answer_again(key)


def is_script(request):
    """Pages that save by themselves have numbers of their own."""
    return "csrfmiddlewaretoken" not in request.POST or request.headers.get("Accept") == "application/json"


def key_of(request):
    """One key for all that was sent, and by whom."""
    files = [(name, each.name, each.size) for name, uploads in request.FILES.lists() for each in uploads]
    sent = (request.user.pk, request.get_full_path(), sorted(request.POST.lists()), files)
    return f"pressed:{hashlib.sha256(repr(sent).encode('utf-8', 'backslashreplace')).hexdigest()}"


def keep(key, response):
    """Where it led, with the words that the next page shows; a page that was shown instead may well be sent again."""
    if response.status_code == 302:
        cache.set(key, (response["Location"], response.cookies), SECONDS)
    else:
        cache.delete(key)


def answer_again(key):
    """The answer to the first press, or None when it led nowhere."""
    until = time.monotonic() + PATIENCE
    while (found := cache.get(key)) == RUNNING and time.monotonic() < until:
        time.sleep(0.1)
    if not isinstance(found, tuple):
        return None
    response = HttpResponseRedirect(found[0])
    response.cookies = found[1]
    return response
