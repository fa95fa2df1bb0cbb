"""Requests that are too much, or that can't be read: a page that says so, and nothing of them is kept."""

from contextlib import suppress
from urllib.parse import urlsplit

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _

from coaching.autosave.typed import UNREADABLE
from coaching.storage.uploads import LARGEST_REQUEST
from coachsite.middleware import ADMIN_PREFIX
from coachsite.plain_pages import answer

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
UNTAKEN = (MultiValueDictKeyError, OverflowError, *TOO_MUCH)
# What Django and Python say where a hidden field of Wagtail's, a chooser's or a list's, was sent something else.
NO_NUMBERS = ("Field 'id' expected a number", "invalid literal for int()", "Exceeds the limit (4300 digits)")
PIECE = 64 * 1024  # bytes


class RefusedRequestMiddleware:
    """Reads a form before anything else does: later, each reader would meet the error in its own way."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if getattr(view, "csrf_exempt", False):  # it may read the body in its own way, and Django has not read it either
            return None
        try:
            for each in (*request.GET.getlist("next"), *request.POST.getlist("next")):
                urlsplit(each)  # libraries take for granted that this works
        except (*UNREADABLE, ValueError) as error:
            return refused(request, error)
        except OSError:
            pass  # the visitor is gone; whoever needs the form finds out
        return None

    def process_exception(self, request, exception):
        """Also a form without a field that its page always sends, such as one that Wagtail's script adds, and a number that no
        database takes, in one of Wagtail's filters."""
        is_no_number = isinstance(exception, ValueError) and str(exception).startswith(NO_NUMBERS)
        is_untaken = isinstance(exception, UNTAKEN) or (is_no_number and request.path.startswith(ADMIN_PREFIX))
        return refused(request, exception) if is_untaken else None


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """413 for too much, else 400. Also Django's `handler400`."""
    if isinstance(exception, TOO_MUCH):
        response = answer(request, "413.html", _("That was more than we can take at once, so nothing was saved."), status=413)
    else:
        response = answer(request, "400.html", _("We couldn't read what your browser sent."), status=400)
    _read_the_rest(request)
    return response


def _read_the_rest(request):
    """A browser shows no answer that comes while it is still sending. What is far too large has to do without."""
    left = 2 * LARGEST_REQUEST
    with suppress(OSError, ValueError):
        if int(request.META.get("CONTENT_LENGTH") or 0) > left:
            return
        while left > 0 and (piece := request.read(PIECE)):
            left -= len(piece)
