"""The HTTP side: the API, the payment page, and the webhooks."""

import hashlib
import hmac
import json
import threading
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from coachsite.demo.pretend_stripe import sessions
from coachsite.demo.pretend_stripe.page import payment_page

ANSWER_SECONDS = 10


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
                first_body, session = self.answers[idempotency_key]
                if first_body != body:
                    raise sessions.Refused(
                        "Keys for idempotent requests can only be used with the same parameters.", "idempotency_error"
                    )
                return session
            session = sessions.make(sessions.nested(body), self.address)
            self.sessions[session["id"]] = session
            if idempotency_key:
                self.answers[idempotency_key] = (body, session)
            return session

    def find(self, session_id):
        if session_id not in self.sessions:
            raise sessions.Refused(f"No such checkout.session: {session_id}", status=404)
        return self.sessions[session_id]

    def pay(self, session_id):
        """Marks a session as paid and tells the site, as Stripe does: more than once if nobody answers."""
        session = sessions.pay(self.find(session_id))
        if self.webhook:
            threading.Thread(target=self.tell, args=(sessions.event("checkout.session.completed", session),)).start()
        return session

    def tell(self, event, tries=3):
        body = json.dumps(event).encode()
        headers = {"Content-Type": "application/json", "Stripe-Signature": signature(body, self.webhook_secret)}
        for attempt in range(tries):
            try:
                return urllib.request.urlopen(urllib.request.Request(self.webhook, body, headers), timeout=ANSWER_SECONDS)
            except OSError:
                time.sleep(attempt)
        return None


def signature(body, secret, at=None):
    """The header that proves an event: https://docs.stripe.com/webhooks#verify-manually"""
    at = int(at or time.time())
    mac = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={mac}"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        path = urlsplit(self.path).path
        if path.startswith("/pay/"):
            return self.answer_page(lambda: payment_page(self.server.find(path.split("/")[2])))
        return self.answer(lambda: self.server.find(path.rpartition("/")[2]))

    def do_POST(self):
        path = urlsplit(self.path).path
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        if path.startswith("/pay/"):
            session = self.server.pay(path.split("/")[2])
            return self.redirect(session["success_url"].replace("{CHECKOUT_SESSION_ID}", session["id"]))
        return self.answer(lambda: self.server.create(body, self.headers.get("Idempotency-Key")))

    def answer(self, question):
        try:
            self.check_key()
            status, body = 200, question()
        except sessions.Refused as refused:
            status, body = refused.status, refused.body
        self.send("application/json", json.dumps(body), status)

    def answer_page(self, page):
        try:
            self.send("text/html; charset=utf-8", page())
        except sessions.Refused as refused:
            self.send("text/plain", str(refused), refused.status)

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
        """Says nothing: the demo's terminal belongs to whoever started it."""
