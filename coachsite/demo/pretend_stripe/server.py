"""The HTTP side: the API and the payment page."""

import json
import threading
from copy import deepcopy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from coachsite.demo.pretend_stripe import sessions, webhooks
from coachsite.demo.pretend_stripe.page import payment_page

API = "/v1/checkout/sessions"
PAGE = "/pay/"


class PretendStripe(ThreadingHTTPServer):
    """Listens on 127.0.0.1 alone. `port` 0 takes a free one; `address` is what StripeClient needs."""

    daemon_threads = True

    def __init__(self, *, port=0, key, webhook="", webhook_secret=""):
        super().__init__(("127.0.0.1", port), Handler)
        self.key, self.webhook, self.webhook_secret = key, webhook, webhook_secret
        self.sessions, self.answers, self.lock = {}, {}, threading.Lock()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"

    def create(self, body, idempotency_key):
        """A session; the same key with the same body gives the first answer, with another body an error."""
        with self.lock:
            if idempotency_key in self.answers:
                return self.first_answer(body, idempotency_key)
            session = sessions.make(sessions.nested(body), self.address)
            self.sessions[session["id"]] = session
            if idempotency_key:
                self.answers[idempotency_key] = (body, deepcopy(session))
            return deepcopy(session)

    def first_answer(self, body, idempotency_key):
        first_body, session = self.answers[idempotency_key]
        if first_body != body:
            raise sessions.Refused("Keys for idempotent requests can only be used with the same parameters.", "idempotency_error")
        return session

    def find(self, session_id):
        if session_id not in self.sessions:
            raise sessions.Refused(
                f"No such checkout.session: {session_id}", status=404, code="resource_missing", param="session"
            )
        return self.sessions[session_id]

    def pay(self, session_id, arrived=True):
        """The customer pays, and the site is told as Stripe does: again if nobody answers.

        Unless `arrived` the bank confirms it later, by another call.
        """
        with self.lock:
            session = deepcopy(sessions.pay(self.find(session_id), arrived))
        if self.webhook:
            event = sessions.event("checkout.session.completed", session)
            webhooks.tell(event, url=self.webhook, secret=self.webhook_secret)
        return session


class Handler(BaseHTTPRequestHandler):
    server: PretendStripe

    def do_GET(self):
        if self.path.startswith(PAGE):
            return self.answer_page(self.show)
        return self.answer(self.retrieve)

    def do_POST(self):
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        if self.path.startswith(PAGE):
            return self.answer_page(self.pay)
        return self.answer(self.create)

    def create(self):
        if self.route != API:
            raise self.unrecognized()
        return self.server.create(self.body, self.headers.get("Idempotency-Key"))

    def retrieve(self):
        if not self.route.startswith(f"{API}/"):
            raise self.unrecognized()
        return self.server.find(self.route.removeprefix(f"{API}/"))

    def show(self):
        self.send("text/html; charset=utf-8", payment_page(self.server.find(self.route.removeprefix(PAGE))))

    def pay(self):
        session = self.server.find(self.route.removeprefix(PAGE))
        if session["status"] == "open":
            self.server.pay(session["id"])
        self.redirect(session["success_url"].replace("{CHECKOUT_SESSION_ID}", session["id"]))

    @property
    def route(self):
        return urlsplit(self.path).path

    def unrecognized(self):
        return sessions.Refused(f"Unrecognized request URL ({self.command}: {self.route}).", status=404)

    def answer(self, question):
        try:
            self.check_key()
            status, body = 200, question()
        except sessions.Refused as refused:
            status, body = refused.status, refused.body
        self.send("application/json", json.dumps(body), status)

    def answer_page(self, page):
        try:
            page()
        except sessions.Refused as refused:
            self.send("text/plain; charset=utf-8", str(refused), refused.status)

    def check_key(self):
        if self.headers.get("Authorization") != f"Bearer {self.server.key}":
            raise sessions.Refused("Invalid API Key provided.", status=401)

    def send(self, kind, body, status=200):
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def redirect(self, url):
        self.send_response(303)
        self.send_header("Location", url)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        """Says nothing: the demo's terminal belongs to the person who started it."""
