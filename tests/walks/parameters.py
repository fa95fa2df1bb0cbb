"""Every request that a form or a link of ours makes, found by opening every page as the right person.

A request that no page shows whole is in filled_in.py: what goes into empty fields, and what scripts send.
"""

from collections import defaultdict
from typing import NamedTuple
from urllib.parse import parse_qsl, quote_plus, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import Http404
from django.http.request import HttpHeaders
from django.test.client import encode_multipart
from django.urls import resolve, reverse

from tests.walks import filled_in
from tests.walks.page_forms import Pairs, forms_of, links_of, parsed
from tests.walks.payloads import FORM
from tests.walks.plain_names import plain
from tests.walks.recording import RecordingClient, forms_filled_in
from tests.walks.rows import ROWS

BOUNDARY, TOKEN = "walk", ("csrfmiddlewaretoken", "t" * 64)
NOT_OURS = {"csrfmiddlewaretoken", "urlencode", "items", "dict"}  # the last ones are methods, which templates look for first


class Asked(NamedTuple):
    """One request, before anything in it is wrong."""

    person: str
    address: str
    path: str
    method: str = "get"
    query: Pairs = ()
    fields: Pairs = ()
    files: tuple = ()
    headers: tuple = ()
    button: str = ""
    before: tuple = ()  # what was asked first, in the same browser

    @property
    def key(self):
        """What makes it another request than those found before: not who sends it, nor which of many rows it is about."""
        pairs = (*self.fields, *self.files) if self.method == "post" else self.query
        names = frozenset(plain(name) for name, _value in pairs) - NOT_OURS
        return self.address, self.method, names, self.button

    def __str__(self):
        return f"{self.method.upper()} {self.address} as {self.person}" + (f" [{self.button}]" if self.button else "")


class Seen(NamedTuple):
    """What came of a request: its answer, the names that were read by kind, our forms with their errors."""

    response: object
    reads: dict
    forms: list


def people_for(who):
    """Who asks: a stranger and a client where anyone may, else one who may."""
    if "visitor" in who:
        return ["visitor", "clara"]
    return [next((each for each in ("clara", "coach", "owner") if each in who), "coach")]


def encoded(pairs):
    """Pairs as an address or a form sends them; a value may be bytes, or hold what no encoding has."""
    return "&".join(f"{quoted(name)}={quoted(value)}" for name, value in pairs)


def quoted(value):
    return quote_plus(in_bytes(value))


def in_bytes(value):
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")


class Walkers:
    """The people of the practice, each with a browser. Nothing that they do stays."""

    def __init__(self, people):
        self.browsers = {name: RecordingClient() for name in people}
        for name, user in people.items():
            if user:
                self.browsers[name].force_login(user)
        self.cookies = {name: dict(browser.cookies) for name, browser in self.browsers.items()}

    def send(self, asked, body=None, content_type=None, recording=False, kept=False):
        """The answer to a request; `body` (bytes) takes the place of its fields and files. Only what is `kept` stays."""
        browser = self.browsers[asked.person]
        browser.handler.is_recording = recording
        if body is None:
            body, content_type = body_of(asked)
        headers = {"CONTENT_TYPE": content_type or "", **dict(asked.headers)}
        with transaction.atomic():
            for each in asked.before:
                browser.generic("POST", each.path, *body_of(each))
            response = browser.generic(
                asked.method.upper(), asked.path, body, content_type or "", QUERY_STRING=encoded(asked.query), **headers
            )
            transaction.set_rollback(not kept)
        browser.cookies.clear()
        browser.cookies.update(self.cookies[asked.person])
        return response

    def with_header(self, asked, kind, name, value):
        """The request with a header or a cookie of that value, as a browser of that person sends it."""
        if kind == "headers":
            return asked._replace(headers=(*asked.headers, (HttpHeaders.to_wsgi_name(name), value)))
        others = [f"{each}={morsel.value}" for each, morsel in self.cookies[asked.person].items() if each != name]
        sent = "; ".join([*others, f"{name}={value}"]).encode("utf-8", "surrogatepass").decode("latin-1")  # as servers hand it on
        return asked._replace(headers=(*asked.headers, ("HTTP_COOKIE", sent)))

    def see(self, asked):
        """A request with all that was read for it."""
        with forms_filled_in() as forms:
            response = self.send(asked, recording=True)
        return Seen(response, self.browsers[asked.person].handler.reads, forms)


def body_of(asked):
    """(bytes, content type) of a request's fields and files."""
    if asked.method != "post":
        return b"", ""
    if not asked.files:
        return encoded(asked.fields).encode(), FORM
    parts = defaultdict(list)
    for name, value in asked.fields:
        parts[name].append(in_bytes(value))
    for name, upload in asked.files:
        parts[name].append(file_of(upload))
    return encode_multipart(BOUNDARY, parts), f"multipart/form-data; boundary={BOUNDARY}"


def file_of(upload):
    made = SimpleUploadedFile("file", upload.content, upload.content_type)
    made._name = upload.name  # as it was sent: Django's own setter cleans it
    return made


def find_requests(walkers, world):
    """[(Asked, Seen)] of each different request that our pages lead to, those that a script sends among them."""
    found, waiting, looked_at = {}, [*opened(world), *sent_by_scripts(world)], set()
    while waiting:
        asked = waiting.pop(0)
        known = asked.key in found and is_done(*found[asked.key])
        if (asked.path, asked.key, asked.person) in looked_at or (known and (asked.method == "post" or asked.query)):
            continue
        looked_at.add((asked.path, asked.key, asked.person))
        seen = walkers.see(asked)
        if seen.response.status_code != 405 and not known:
            found[asked.key] = asked, seen
        waiting += on_page(asked, seen.response, world)
    return list(found.values())


def opened(world):
    """Each address that can be looked at, as each of those who may."""
    for name, (who, needs, _method) in {**ROWS, **filled_in.also()}.items():
        path = reverse(name, args=[world[need] for need in needs])
        for person in filled_in.WHO.get(name) or people_for(who):
            yield Asked(person, name, path)
    yield from (Asked(who, name, path, query=query) for who, name, path, query in filled_in.pages(world))


def sent_by_scripts(world):
    """What is sent from no form of a page."""
    for who, name, path, fields, headers in filled_in.posts(world):
        yield Asked(who, name, path, "post", fields=(*fields, TOKEN), headers=headers)
    for name, first, fields in filled_in.CODES:
        before = Asked("visitor", first, reverse(first), "post", fields=(("email", "clara@example.org"), TOKEN))
        yield Asked("visitor", name, reverse(name), "post", fields=fields, before=(before,))


def on_page(asked, response, world):
    """What a page's forms and links send, where it leads to an address of ours."""
    if asked.method != "get" or response.status_code != 200 or "html" not in response.get("Content-Type", ""):
        return
    page = parsed(response.content.decode())
    for path, query in links_of(page):
        if name := name_of(path or asked.path):
            yield Asked(asked.person, name, path or asked.path, query=query)
    for form in forms_of(page):
        target = urlsplit(form.action)
        path = target.path or asked.path
        if name := name_of(path):
            yield of_form(asked.person, name, path, form, pairs_of(target.query) if form.action else asked.query, world)


def pairs_of(query):
    return tuple(parse_qsl(query, keep_blank_values=True))


def of_form(person, name, path, form, query, world):
    fields = filled_in.fill(name, form, world)
    if form.method == "get":
        return Asked(person, name, path, query=fields, button=form.button)
    files = tuple((each, filled_in.upload_for(name)) for each in form.files)
    return Asked(person, name, path, "post", query, fields, files, button=form.button)


def name_of(path):
    """The name of an address of ours, or None."""
    try:
        name = resolve(path).view_name
    except Http404:
        return None
    return name if name in ROWS or name in filled_in.also() else None


def parameters_of(asked, seen):
    """{(kind, name)} of all that a request holds or that was read for it, rows' numbers left out of the names."""
    held = {("GET", asked.query), ("POST", asked.fields), ("FILES", asked.files)}
    names = {(kind, name) for kind, pairs in held for name, _value in pairs}
    names |= {(kind, name) for kind in ("GET", "POST", "FILES") for name in seen.reads.get(kind, ())}
    if asked.method != "post":
        names = {(kind, name) for kind, name in names if kind == "GET"}
    by_plain = {}
    for kind, name in sorted(names):
        if name not in NOT_OURS:
            by_plain.setdefault((kind, plain(name)), (kind, name))
    return sorted(by_plain.values())


def is_done(asked, seen):
    """Whether a request did what it is for: it was not refused, and no form of ours was sent back with errors."""
    if asked.address in filled_in.EXCUSED:
        return True
    answer, errors = seen.response.status_code, [errors for _form, errors in seen.forms if errors]
    return answer in {204, 302} or (answer < 400 and (asked.button in filled_in.LOOKS or not errors))


class Found(NamedTuple):
    """The requests that succeed, and those of which none did that presses the same button."""

    walkers: Walkers
    requests: list
    undone: list

    @classmethod
    def by(cls, walkers, world):
        found = find_requests(walkers, world)
        succeeded = [(asked, seen) for asked, seen in found if is_done(asked, seen)]
        pressed = {(asked.address, asked.method, asked.button) for asked, _seen in succeeded}
        undone = [each for each in found if (each[0].address, each[0].method, each[0].button) not in pressed]
        return cls(walkers, succeeded, undone)
