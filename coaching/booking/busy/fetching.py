"""Fetches a calendar's file from an address that someone pasted, which is never to be trusted.

Each address, and each that it leads to, is looked up once, checked, and connected to as it was checked: a name that means
something else a moment later gains nothing. Size, time and the number of redirects are limited.
"""

import socket
import ssl
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, IncompleteRead
from time import monotonic
from typing import NamedTuple

import certifi

from coaching.booking.busy.addresses import PORTS, Target, target_of
from coaching.booking.busy.errors import CannotRead, Trouble
from coaching.practice.url_parts import joined

LIMIT = 5 * 1024 * 1024  # bytes, unpacked
REDIRECTS = 3
PIECE = 64 * 1024
CALENDAR = "text/calendar, */*;q=0.1"
HEADERS = {"Accept-Encoding": "gzip", "User-Agent": "coachsite calendar reader"}
UNPACK = {"gzip": 31, "x-gzip": 31, "deflate": 15}  # by zlib's own numbers


class Page(NamedTuple):
    """What came; `body` is None when nothing has changed since `etag` and `last_modified`."""

    body: bytes | None
    etag: str
    last_modified: str


def fetch(url: str, *, seconds: float, etag: str = "", last_modified: str = "", accept: str = CALENDAR) -> Page:
    """The file at `url`, within `seconds`. Raises CannotRead."""
    known = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    headers = {"Accept": accept, **HEADERS, **{name: value for name, value in known.items() if value}}
    until = monotonic() + seconds
    for _ in range(REDIRECTS + 1):
        found = _ask(target_of(url, seconds=until - monotonic()), headers, until)
        if isinstance(found, Page):
            return found
        url = _joined(url, found)
    raise CannotRead(Trouble.LED_ASTRAY)


def _joined(url: str, found: str) -> str:
    if to := joined(url, found):
        return to
    raise CannotRead(Trouble.ADDRESS)


class PinnedConnection(HTTPConnection):
    """Speaks to the addresses that were checked, in the name that was asked for, until it is aborted."""

    def __init__(self, target: Target, seconds: float) -> None:
        super().__init__(target.host, target.port, timeout=seconds)
        self.target, self.default_port = target, PORTS[target.scheme]
        self.seconds, self.aborted = seconds, False
        self.channel: socket.socket | None = None

    def connect(self) -> None:
        self._hold(self._first_that_answers())
        if self.target.scheme == "https":
            context = ssl.create_default_context(cafile=certifi.where())
            # The handshake comes after, so that `abort` can end it.
            secured = context.wrap_socket(self.sock, server_hostname=self.host, do_handshake_on_connect=False)
            self._hold(secured)
            secured.do_handshake()

    def _first_that_answers(self) -> socket.socket:
        *others, last = self.target.addresses
        for address in others:
            try:
                return socket.create_connection((address, self.port), self.seconds / len(self.target.addresses))
            except OSError:
                continue
        return socket.create_connection((last, self.port), self.timeout)

    def _hold(self, channel: socket.socket) -> None:
        """Keeps the socket for `abort`: http.client forgets its own as soon as an answer says that it is the last one."""
        self.sock = self.channel = channel
        if self.aborted:
            raise TimeoutError

    def abort(self) -> None:
        """Ends whatever the connection is waiting for: a socket's time limit starts over with every byte."""
        self.aborted = True
        with suppress(OSError):
            if self.channel:
                self.channel.shutdown(socket.SHUT_RDWR)


def _ask(target: Target, headers: dict[str, str], until: float) -> Page | str:
    """A Page, or the address that this one leads to."""
    with _connection(target, until) as connection:
        connection.request("GET", target.path, headers=headers)
        with connection.getresponse() as response:
            return _answer(response, headers)


def _answer(response: HTTPResponse, headers: dict[str, str]) -> Page | str:
    if response.status == 304:
        return Page(None, headers.get("If-None-Match", ""), headers.get("If-Modified-Since", ""))
    if response.status in {301, 302, 303, 307, 308} and (address := response.headers.get("Location")):
        return address
    _refuse(response.status)
    tags = (response.headers.get(name, "")[:300] for name in ("ETag", "Last-Modified"))
    return Page(_body(response), *tags)


@contextmanager
def _connection(target: Target, until: float) -> Iterator[PinnedConnection]:
    """A connection that ends in time, and whose failures become sentences."""
    connection = PinnedConnection(target, max(until - monotonic(), 0.01))
    watch = threading.Timer(max(until - monotonic(), 0.01), connection.abort)
    watch.daemon = True
    watch.start()
    try:
        yield connection
        if monotonic() >= until:
            raise CannotRead(Trouble.SLOW)
    except (OSError, HTTPException, zlib.error, ValueError) as error:
        raise CannotRead(_trouble(error, late=monotonic() >= until)) from None
    finally:
        watch.cancel()
        connection.close()


def _trouble(error: Exception, late: bool) -> Trouble:
    if late or isinstance(error, TimeoutError):
        return Trouble.SLOW
    if isinstance(error, IncompleteRead):
        return Trouble.CUT_OFF
    if isinstance(error, ssl.SSLError):
        return Trouble.UNSAFE
    return Trouble.NO_CALENDAR if isinstance(error, zlib.error) else Trouble.SILENT


def _refuse(status: int) -> None:
    if status in {401, 403, 407}:
        raise CannotRead(Trouble.LOCKED)
    if status in {404, 410}:
        raise CannotRead(Trouble.GONE)
    if status != 200:
        raise CannotRead(Trouble.ILL)


def _body(response: HTTPResponse) -> bytes:
    """The unpacked body, whole; a small one that unpacks to a huge one is refused on the way."""
    packing = response.headers.get("Content-Encoding", "").strip().lower()
    unpack = zlib.decompressobj(UNPACK[packing]) if packing in UNPACK else None
    body = bytearray()
    while piece := response.read(PIECE):
        body += unpack.decompress(piece, LIMIT + 1 - len(body)) if unpack else piece
        if len(body) > LIMIT:
            raise CannotRead(Trouble.TOO_BIG)
    if response.length or (unpack and body and not unpack.eof):  # `length` is what was promised and is still to come
        raise IncompleteRead(b"")
    return bytes(body)
