"""The HTTP side: the API and the pages."""

import base64
import json
import secrets
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from coachsite.demo.pretend_stripe import pages
from coachsite.demo.pretend_stripe.answers import Answers
from coachsite.demo.pretend_stripe.controls import Controls, Sending
from coachsite.demo.pretend_stripe.errors import Refused
from coachsite.demo.pretend_stripe.store import Store
from coachsite.demo.pretend_stripe.webhooks import Delivery

API = "/v1/"
LARGEST_BODY = 1_000_000


class PretendStripe(Controls, Sending, ThreadingHTTPServer):
    """Listens on 127.0.0.1 alone. `port` 0 takes a free one; `address` is what StripeClient needs.

    `clock` gives the time in Unix seconds, and `set_time` stops it; with a `seed` the same calls get the same ids.
    """

    daemon_threads = True

    def __init__(self, *, port=0, key, webhook="", webhook_secret="", clock=time.time, seed=None):
        super().__init__(("127.0.0.1", port), Handler)
        self.key = key
        self.delivery = Delivery(webhook, webhook_secret)
        self.store = Store(clock=clock, seed=seed, heard=self.delivery.put)
        self.store.address, self.store.endpoints = self.address, self.endpoints
        self.api = Answers(self.store)

    def server_close(self):
        self.delivery.stop()
        super().server_close()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def answers(self):
        """What was answered to each idempotency key: (body, answer)."""
        return self.api.first

    @property
    def sessions(self):
        """All objects by their id, for a test that takes one away."""
        return self.store.objects

    def create(self, body, idempotency_key):
        """A Checkout session. Raises Refused."""
        return self.api.ask("POST", "/v1/checkout/sessions", body, idempotency_key)

    def asked(self, path):
        """The parameters of the POSTs to a path that had an idempotency key, as nested texts."""
        return self.api.asked(path)

    def set_time(self, moment):
        """From now on it is this moment: a datetime that knows its zone, or Unix seconds."""
        seconds = moment.timestamp() if hasattr(moment, "timestamp") else moment
        self.store.clock = lambda: seconds

    def endpoints(self):
        """The one webhook endpoint, once there is one: https://docs.stripe.com/api/webhook_endpoints"""
        about = {"id": "we_pretend", "object": "webhook_endpoint", "application": None, "created": 0, "description": None}
        more: dict[str, Any] = {"api_version": None, "livemode": False, "metadata": {}, "status": "enabled"}
        return [about | more | {"enabled_events": self.delivery.enabled_events, "url": self.webhook}] if self.webhook else []


class Handler(BaseHTTPRequestHandler):
    server: PretendStripe

    def do_GET(self):
        self.body = urlsplit(self.path).query
        self.answer() if self.route.startswith(API) else self.answer_page()

    def do_POST(self):
        length = self.headers.get("Content-Length", "")
        self.body = self.rfile.read(min(int(length), LARGEST_BODY) if length.isdecimal() else 0).decode(errors="replace")
        self.answer() if self.route.startswith(API) else self.answer_page()

    do_DELETE = do_GET

    @property
    def route(self):
        return urlsplit(self.path).path

    def answer(self):
        try:
            self.check_key()
            key = self.headers.get("Idempotency-Key")
            status, answer = 200, self.server.api.ask(self.command, self.route, self.body, key)
        except Refused as refused:
            status, answer = refused.status, refused.body
        self.send("application/json", json.dumps(answer), status, {"Request-Id": f"req_{secrets.token_hex(7)}"})

    def answer_page(self):
        try:
            page = pages.answer(self.server, self.command, self.route, self.body)
        except Refused as refused:
            page = pages.refusal(refused)
        self.send("text/html; charset=utf-8", page.text, page.status, {"Location": page.location} if page.location else {})

    def check_key(self):
        given = self.headers.get("Authorization", "")
        basic = base64.b64encode(f"{self.server.key}:".encode()).decode()
        if given not in (f"Bearer {self.server.key}", f"Basic {basic}"):
            raise Refused("Invalid API Key provided.", status=401)

    def send(self, kind, body, status, headers):
        data = body.encode()
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args):
        """Says nothing: the demo's terminal belongs to the person who started it."""
