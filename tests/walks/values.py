"""Sends every value to every parameter of every request that succeeds, one at a time, and says what broke."""

import logging
import sys
from collections import Counter, defaultdict
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote
from zlib import crc32

from django.conf import settings
from django.core import mail
from django.core.signals import got_request_exception
from django.urls import resolve

from tests.walks.parameters import parameters_of
from tests.walks.payloads import BODIES, FOR_DATABASES, IN_HEADERS, IN_PATHS, OTHERS, SHARP, UPLOADS, Many, Renamed
from tests.walks.plain_names import plain

HONEST = {"health:ready"}  # which says with 503 that no worker runs
FIELDS = {"GET": "query", "POST": "fields", "FILES": "files"}


class Walk:
    """One way through all of it. `counts` says how much was tried, `broken` what failed, in words."""

    def __init__(self, found, values=None):
        self.walkers, self.requests, self.undone = found
        self.values = values or SHORT
        self.tried, self.broken = defaultdict(set), []

    def part(self, number, of):
        """The requests of every so manieth address: those with the most parameters are spread over the parts."""
        weights = Counter()
        for asked, seen in self.requests:
            weights[asked.address] += len(parameters_of(asked, seen))
        addresses = {address for address, _weight in weights.most_common()[number::of]}
        return [(asked, seen) for asked, seen in self.requests if asked.address in addresses]

    def try_all(self, asked, seen):
        """Each parameter of a request, and once for each address the parts of its path, and whole bodies."""
        self.tried["people"].add(asked.person)
        self.tried["forms"].update(form.__name__ for form, _errors in seen.forms)
        for kind, name in parameters_of(asked, seen):
            self.try_parameter(asked, kind, name)
        if asked.address not in self.tried["addresses"] and not asked.address.startswith("wagtail"):
            self.try_path(asked)
        if asked.method == "post" and asked.address not in self.tried["addresses that take posts"]:
            self.try_bodies(asked)

    def told(self):
        """What a test tells pytest by `record_property("values", …)`: numbers, and names where several tests try the same."""
        counts = {"requests": len(self.tried["requests"])}
        return counts | {what: sorted(map(str, names)) for what, names in self.tried.items() if what != "requests"}

    def send(self, asked, words, body=None, content_type=None):
        """Sends one thing and notes what broke; `words` say what was wrong with it."""
        with errors() as raised:
            response = self.walkers.send(asked, body, content_type)
        mail.outbox.clear()
        self.tried["requests"].add((str(asked), asked.path, words))
        if response.status_code >= 500 and asked.address not in HONEST:
            self.broken.append(f"{asked}: {words}: {response.status_code} {'; '.join(raised)}")
        elif raised:
            self.broken.append(f"{asked}: {words}: answered {response.status_code}, logged {'; '.join(raised)}")

    def try_parameter(self, asked, kind, name):
        parameter = (asked.address, kind, plain(name))
        values = self.values.again if parameter in self.tried["parameters"] else self.values
        self.tried["parameters"].add(parameter)
        for value in values.of(kind, place(asked.address, name)):
            self.tried["values"].add(shown(value))
            self.send(with_value(asked, kind, name, value), f"{kind} {name} = {shown(value)}")

    def try_headers(self):
        """Each header and cookie that is read, at a few addresses that read it."""
        for kind in ("headers", "COOKIES"):
            for name in sorted(set().union(*(seen.reads[kind] for _asked, seen in self.requests))):
                self.tried["headers and cookies"].add(name)
                readers = [asked for asked, seen in self.requests if name in seen.reads[kind]]
                for asked, value in product(readers[:: len(readers) // 3 + 1], self.values.in_headers(place(kind, name))):
                    self.send(self.walkers.with_header(asked, kind, name, value), f"{kind} {name} = {shown(value)}")

    def try_bodies(self, asked):
        self.tried["addresses that take posts"].add(asked.address)
        for content_type, body in self.values.whole_bodies(place(asked.address)):
            self.send(asked, f"{content_type} {shown(body)}", body, content_type)

    def try_path(self, asked):
        """Each part of the address that varies, as something else."""
        self.tried["addresses"].add(asked.address)
        for name, part in resolve(asked.path).kwargs.items():
            self.tried["parts of addresses"].add((asked.address, name))
            for value in self.values.in_paths(place(asked.address, name)):
                raw = value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")
                path = asked.path.replace(quote(str(part), safe=":~@"), quote(raw), 1)
                self.send(asked._replace(path=path), f"{name} in the path {shown(value)}")


class Values(NamedTuple):
    """How many values a place is sent: of the sharp ones, of the others, in a path, in a header, as a whole body."""

    sharp: int
    others: int
    in_path: int
    in_header: int
    bodies: int

    def of(self, kind, start):
        """Those for one place, which differ from those for another."""
        if kind == "FILES":
            return rotated(UPLOADS, start, min(self.sharp + self.others, len(UPLOADS)))
        return [*rotated(SHARP, start, self.sharp), *rotated(OTHERS, start, self.others)]

    def in_paths(self, start):
        return rotated(IN_PATHS, start, self.in_path)

    def in_headers(self, start):
        return rotated(IN_HEADERS, start, self.in_header)

    def whole_bodies(self, start):
        return rotated(BODIES, start, self.bodies)

    @property
    def again(self):
        """For a parameter met again behind another button."""
        return self._replace(sharp=1, others=1)


class Differing:
    """Each place is sent NUL, which one database takes and the other refuses everywhere, and some of what else they may answer
    differently."""

    again = Values(0, 0, 0, 0, 0)

    def of(self, kind, start):
        return [each for each in UPLOADS if "\0" in each.name] if kind == "FILES" else self.in_paths(start)

    def in_paths(self, start):
        return ["\0", *rotated(FOR_DATABASES, start, 2)]

    in_headers = in_paths

    def whole_bodies(self, start):
        return []


SHORT = Values(sharp=2, others=2, in_path=8, in_header=10, bodies=6)
EVERY = Values(len(SHARP), len(OTHERS), len(IN_PATHS), len(IN_HEADERS), len(BODIES))


def place(*names):
    """Where a place begins in the lists of values: the same in every run."""
    return crc32(" ".join(names).encode())


def rotated(values, start, count):
    return [values[(start + number) % len(values)] for number in range(count)]


def with_value(asked, kind, name, value):
    """The request with one value in place of what it holds under that name."""
    field = FIELDS[kind]
    rest = tuple(pair for pair in getattr(asked, field) if pair[0] != name)
    if isinstance(value, Renamed):
        own = () if value.pattern is None else ((value.pattern.format(name), "1"),)
    else:
        own = tuple((name, each) for each in (value.values if isinstance(value, Many) else [value]))
    return asked._replace(**{field: rest + own})


def shown(value):
    text = repr(value)
    return text if len(text) < 60 else f"{text[:50]}… ({len(text)})"


@contextmanager
def errors():
    """Gives a list of what was raised, or logged with a traceback, meanwhile: in words."""
    listening = Listening()

    def raised(sender, **_more):
        listening.found.append(in_words(sys.exc_info()[1]))

    got_request_exception.connect(raised)
    logging.getLogger().addHandler(listening)
    try:
        yield listening.found
    finally:
        got_request_exception.disconnect(raised)
        logging.getLogger().removeHandler(listening)


class Listening(logging.Handler):
    """Hears of exceptions that someone caught and logged. Django's own refusals, which are 400, are none, and neither is a job
    that fails: it runs at once here, and elsewhere later, by itself."""

    OTHERS = ("django.request", "django.security", "django_tasks")

    def __init__(self):
        super().__init__()
        self.found = []

    def emit(self, record):
        if record.exc_info and record.exc_info[1] and not record.name.startswith(self.OTHERS):
            self.found.append(f"{record.name}: {in_words(record.exc_info[1])}")


def in_words(error):
    """An exception with the last line of ours that it went through."""
    where, trace = "", error.__traceback__
    while trace:
        name = Path(trace.tb_frame.f_code.co_filename)
        if name.is_relative_to(settings.BASE_DIR) and "site-packages" not in name.parts:
            where = f" at {name.relative_to(settings.BASE_DIR)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__}: {str(error)[:120]}{where}"
