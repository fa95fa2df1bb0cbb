"""A real server on this machine that gives calendars, and whatever else a server can do to its caller."""

import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PATIENCE = 5


class Server(ThreadingHTTPServer):
    """`pages` maps a path to what a handler does with the request; `asked` keeps path and headers of each."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages, self.asked, self.closing = {}, [], threading.Event()
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()

    def url(self, path="/calendar.ics"):
        return f"http://127.0.0.1:{self.server_port}{path}"

    def gives(self, body, path="/calendar.ics", status=200, **headers):
        """Lets a path answer so; headers with underscores for hyphens."""
        body = body.encode() if isinstance(body, str) else body
        self.pages[path] = lambda handler: handler.answer(status, body, headers)
        return self.url(path)

    def does(self, action, path="/calendar.ics"):
        self.pages[path] = action
        return self.url(path)

    def close(self):
        self.closing.set()
        self.shutdown()
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.path, self.headers))
        self.server.pages[self.path](self)

    def answer(self, status, body, headers):
        etag = headers.get("ETag")
        if etag and self.headers.get("If-None-Match") == etag:
            status, body = 304, b""
        self.send_response(status)
        for name, value in {"Content_Length": len(body), **headers}.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def silent(handler):
    """Takes the question and never answers."""
    handler.server.closing.wait(PATIENCE)


def dripping(handler):
    """A byte at a time, so that no single wait is ever long."""
    drip(handler, b"HTTP/1.0 200 OK\r\nX-Padding: ", b"x")


def dripping_body(handler):
    """The head at once, then a body whose end only the end of the connection would say."""
    drip(handler, b"HTTP/1.0 200 OK\r\nConnection: close\r\n\r\n", b"x")


def dripping_chunks(handler):
    drip(handler, b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n")


def dripping_length(handler):
    drip(handler, b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n", b"x")


def drip(handler, head, drop):
    """Sends `head` and then `drop` again and again, for as long as anyone listens."""
    with suppress(OSError):
        handler.wfile.write(head)
        while not handler.server.closing.wait(0.02):
            handler.wfile.write(drop)
