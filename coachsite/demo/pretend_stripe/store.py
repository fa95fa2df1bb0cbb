"""Everything that the pretend Stripe remembers, its clock and its ids."""

import random
import secrets
import string
import threading
import time
from collections.abc import Callable
from typing import Any

from coachsite.demo.pretend_stripe.errors import missing

LETTERS = string.ascii_letters + string.digits


class Store:
    """Objects by their id, oldest first. With a `seed` the same calls get the same ids."""

    def __init__(self, *, clock: Callable[[], float] = time.time, seed=None, heard=lambda event: None):
        self.objects: dict[str, dict[str, Any]] = {}
        self.clock, self.heard = clock, heard
        self.random = secrets.SystemRandom() if seed is None else random.Random(seed)
        self.lock = threading.RLock()
        self.address = ""
        self.endpoints: Callable[[], list[dict[str, Any]]] = list
        self.kept: dict[str, dict[str, str]] = {}  # the metadata that a session's payment will have, by the session's id

    def now(self) -> int:
        """Unix seconds."""
        return int(self.clock())

    def new_id(self, prefix, length=24):
        return f"{prefix}_{''.join(self.random.choices(LETTERS, k=length))}"

    def add(self, thing):
        self.objects[thing["id"]] = thing
        return thing

    def find(self, object_id, kind=None, param="id"):
        """The object itself, not a copy. Raises Refused (404) for an id that no object of this kind has."""
        found = self.objects.get(object_id)
        if found is None or (kind and found["object"] != kind):
            raise missing(kind or "object", object_id, param)
        return found

    def all(self, kind, **values):
        """Those of a kind whose fields have these values, newest first."""
        return [thing for thing in reversed(self.objects.values()) if thing["object"] == kind and _has(thing, values)]


def _has(thing, values):
    return all(thing.get(name) == value for name, value in values.items())
