"""Telling the site what happened: at once and again, or when and in the order a test chooses. https://docs.stripe.com/webhooks"""

import hashlib
import hmac
import json
import queue
import random
import threading
import time
import urllib.error
import urllib.request

TRIES, FIRST_WAIT = 4, 1  # seconds; each wait is twice as long as the one before
ANSWER_SECONDS = 10


def signature(body, secret, at=None):
    """The header that proves an event (body in bytes, `at` in Unix seconds): docs.stripe.com/webhooks#verify-manually"""
    at = int(at or time.time())
    mac = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={mac}"


class Delivery:
    """Sends events to `url`. While it holds, they wait in `held` for whoever takes them."""

    def __init__(self, url="", secret=""):
        self.url, self.secret = url, secret
        self.enabled_events = ["*"]
        self.held, self.holding = [], False
        self.send = self._over_http
        self._waiting: queue.Queue = queue.Queue()
        threading.Thread(target=self._work, daemon=True).start()

    def put(self, event):
        """Takes an event that the endpoint asked for."""
        if not self._asked_for(event):
            return
        if self.holding:
            self.held.append(event)
        elif self.url:
            self._waiting.put((event, 0))

    def hold(self):
        self.holding = True

    def release(self):
        """Delivers what is held, in its order, and holds no more."""
        self.holding, waiting, self.held = False, self.held, []
        for event in waiting:
            self.put(event)

    def take(self, kind):
        """The oldest held event of a type, which is then held no more: delivered later, twice or never is up to you."""
        found = next((event for event in self.held if event["type"] == kind), None)
        if found is None:
            raise LookupError(f"No {kind} is held, only {[event['type'] for event in self.held]}.")
        self.held.remove(found)
        return found

    def lose(self, *kinds):
        """Forgets held events of these types; all of them without a type. Gives what was lost."""
        lost = [event for event in self.held if not kinds or event["type"] in kinds]
        self.held = [event for event in self.held if event not in lost]
        return lost

    def deliver(self, event):
        """Posts one event now, once, and gives the status of the answer; 0 if there was none."""
        body = json.dumps(event).encode()
        return self.send(body, {"Content-Type": "application/json", "Stripe-Signature": signature(body, self.secret)})

    def deliver_badly(self, *, seed, lost=0.2, twice=0.3):
        """Posts what is held in an order by chance, some twice and some never. Gives what was posted, in its order."""
        chance = random.Random(seed)
        posted = [event for event in self.lose() for _ in range(_times(chance, lost, twice))]
        chance.shuffle(posted)
        for event in posted:
            self.deliver(event)
        return posted

    def stop(self):
        """What was not sent yet is never sent."""
        self._waiting.put(None)

    def _asked_for(self, event):
        return "*" in self.enabled_events or event["type"] in self.enabled_events

    def _work(self):
        while waiting := self._waiting.get():
            event, attempt = waiting
            if not 200 <= self.deliver(event) < 300 and attempt + 1 < TRIES:
                self._later(event, attempt)

    def _later(self, event, attempt):
        timer = threading.Timer(FIRST_WAIT * 2**attempt, self._waiting.put, [(event, attempt + 1)])
        timer.daemon = True
        timer.start()

    def _over_http(self, body, headers):
        try:
            with urllib.request.urlopen(urllib.request.Request(self.url, body, headers), timeout=ANSWER_SECONDS) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
        except (OSError, ValueError):  # refused, too slow, or no address
            return 0


def _times(chance, lost, twice):
    if chance.random() < lost:
        return 0
    return 2 if chance.random() < twice else 1
