"""What a request is asked for while it is answered: the names that views and forms read, and the forms that were filled in."""

from collections import defaultdict
from contextlib import contextmanager

from django.forms import BaseForm
from django.http import QueryDict
from django.http.request import HttpHeaders
from django.test.client import Client, ClientHandler
from django.utils.datastructures import MultiValueDict

OUR_PACKAGES = ("coaching", "networking_module", "coachsite")


class Reads:
    """Remembers which names were asked for. Each request's classes have `seen`, a set of their own."""

    seen: set[str] = set()

    def __getitem__(self, name):
        self.seen.add(name)
        return super().__getitem__(name)

    def __contains__(self, name):
        self.seen.add(name)
        return super().__contains__(name)

    def get(self, name, default=None):
        self.seen.add(name)
        return super().get(name, default)

    def getlist(self, name, default=None):
        self.seen.add(name)
        return super().getlist(name, default)

    def keys(self):
        self.seen.update(super().keys())
        return super().keys()


class ReadQuery(Reads, QueryDict):
    """A query or a body."""


class ReadFiles(Reads, MultiValueDict):
    """Uploaded files."""


class ReadNames(Reads, dict):
    """Cookies."""


class ReadHeaders(Reads, HttpHeaders):
    """Headers."""


def with_seen(cls, seen):
    """The class with a set of its own, which its copies share."""
    return type(cls.__name__, (cls,), {"seen": seen})


class RecordingHandler(ClientHandler):
    """Answers like the site, and keeps in `reads` what was read: {"GET": names, "POST": names …}."""

    is_recording = False

    def get_response(self, request):
        if self.is_recording:
            self.reads = defaultdict(set)
            self.watch(request)
        return super().get_response(request)

    def watch(self, request):
        for kind, cls in [("GET", ReadQuery), ("POST", ReadQuery), ("FILES", ReadFiles)]:
            found, made = getattr(request, kind), with_seen(cls, self.reads[kind])
            watched = made("", mutable=True) if cls is ReadQuery else made()
            for name, values in MultiValueDict.lists(found):
                MultiValueDict.setlist(watched, name, values)
            self.put(request, kind, watched)
        request.COOKIES = with_seen(ReadNames, self.reads["COOKIES"])(request.COOKIES)
        request.headers = with_seen(ReadHeaders, self.reads["headers"])(request.META)

    def put(self, request, kind, watched):
        watched._mutable = False
        if kind == "GET":
            request.GET = watched
        else:
            setattr(request, f"_{kind.lower()}", watched)


class RecordingClient(Client):
    """A test client whose `handler` can record. An error is an answer with 500, as for a visitor."""

    def __init__(self):
        super().__init__(raise_request_exception=False)
        self.handler = RecordingHandler(enforce_csrf_checks=False)


@contextmanager
def forms_filled_in():
    """Gives a list of (class, errors) of our forms that are filled in meanwhile."""
    found, full_clean = [], BaseForm.full_clean

    def watched(form):
        full_clean(form)
        if form.is_bound and any(each.__module__.startswith(OUR_PACKAGES) for each in type(form).__mro__):
            found.append((type(form), form._errors))

    BaseForm.full_clean = watched
    try:
        yield found
    finally:
        BaseForm.full_clean = full_clean
