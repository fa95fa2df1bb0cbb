"""A form that is sent twice in a row is done once: a double click, or a second press while the first is on its way.

Each time a page is shown its forms get a CSRF token that no other page has. So the same words with the same token, seconds
apart and with nothing sent in between, are one wish. The second request waits for the answer to the first and leads where that
led.
"""

import hashlib
import threading
import time
from typing import Any

from django.core.cache import cache
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from coaching.autosave.typed import TOKEN
from coaching.practice.request_values import wants_json
from coaching.storage.uploads import LostUpload
from coachsite.error_pages import too_many_tries

SECONDS = 10  # in which a second press counts as the first; later it may be meant
LONGEST = 60  # seconds that a request may take, or that a process which died leaves the form taken
PATIENCE = 8  # seconds that the second waits for the first
RUNNING = "running"
# How many of a process's threads may wait at once: whoever presses a slow form over and over must not hold them all.
WAITING = threading.BoundedSemaphore(4)


class PressedTwiceMiddleware:
    """For people who are signed in. Guests' forms have keys of their own, and a way into an account sets new cookies."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if press := getattr(request, "press", None):
            keep(press, response)
        return response

    def process_view(self, request, view, args, kwargs):
        """Runs after the token was checked."""
        if request.method != "POST" or getattr(view, "csrf_exempt", False):  # such a view reads the body in its own way
            return None
        if not request.user.is_authenticated or is_script(request):
            return None
        press = press_of(request)
        if cache.add(press, RUNNING, LONGEST):
            request.press = press
            return None
        return answer_again(request, press)


def is_script(request: HttpRequest) -> bool:
    """Pages that save by themselves have numbers of their own."""
    return TOKEN not in request.POST or wants_json(request)


def press_of(request: HttpRequest) -> str:
    """One key for all that was sent, by whom, and after what: the same words after others are meant again."""
    newest, sent = f"once:newest:{request.user.pk}", digest_of(request)
    before, press = cache.get(newest) or ("", "")
    if sent != before:
        press = f"once:pressed:{_digest(sent, press)}"
        cache.set(newest, (sent, press), LONGEST)
    return press


def digest_of(request: HttpRequest) -> str:
    files = [(name, each.name, _size_of(each)) for name, uploads in request.FILES.lists() for each in uploads]
    return _digest(request.user.pk, request.get_full_path(), sorted(request.POST.lists()), files)


def _size_of(upload: UploadedFile) -> int | None:
    """None of one that could not be kept on its way in."""
    return None if isinstance(upload, LostUpload) else upload.size


def _digest(*values: Any) -> str:
    return hashlib.sha256(repr(values).encode("utf-8", "backslashreplace")).hexdigest()


def keep(press: str, response: HttpResponse) -> None:
    """Where it led, with the words that the next page shows; a page that was shown instead may well be sent again."""
    if response.status_code == 302:
        cookies = [each.OutputString() for each in response.cookies.values()]
        cache.set(press, (response["Location"], cookies), SECONDS)
    else:
        cache.delete(press)


def answer_again(request: HttpRequest, press: str) -> HttpResponse | None:
    """The answer to the first press, or None when that led nowhere."""
    found = after_the_first(press)
    if found is None:
        return None
    if found == RUNNING:
        return too_many_tries(request)
    location, cookies = found
    response = HttpResponseRedirect(location)
    for each in cookies:
        response.cookies.load(each)
    return response


def after_the_first(press: str) -> Any:
    """What is kept of the first press once it is over; RUNNING of one that takes too long."""
    found = cache.get(press)
    if found == RUNNING and WAITING.acquire(blocking=False):
        try:
            until = time.monotonic() + PATIENCE
            while (found := cache.get(press)) == RUNNING and time.monotonic() < until:
                time.sleep(0.2)
        finally:
            WAITING.release()
    return found
