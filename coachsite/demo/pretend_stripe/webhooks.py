"""Telling the site what happened. https://docs.stripe.com/webhooks"""

import hashlib
import hmac
import json
import threading
import time
import urllib.request

TRIES = 4
ANSWER_SECONDS = 10


def signature(body, secret, at=None):
    """The header that proves an event (body in bytes, `at` in Unix seconds): docs.stripe.com/webhooks#verify-manually"""
    at = int(at or time.time())
    mac = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={mac}"


def tell(event, *, url, secret):
    """Posts an event in the background, again after a while when it is not taken."""
    threading.Thread(target=_post, args=(event, url, secret), daemon=True).start()


def _post(event, url, secret):
    body = json.dumps(event).encode()
    for attempt in range(TRIES):
        headers = {"Content-Type": "application/json", "Stripe-Signature": signature(body, secret)}
        try:
            return urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=ANSWER_SECONDS)
        except OSError:  # refused, too slow, or answered with an error
            time.sleep(2**attempt)
    return None
