"""The standard circuit breaker: a server that failed is left alone for some seconds, so that only an occasional caller waits."""

import functools
import logging
import threading
import time
from collections.abc import Callable, Iterable, Set

SECONDS = 5
logger = logging.getLogger(__name__)


Key = str | bytes | memoryview


class CircuitBreaker:
    """One for a server and a process, shared by its threads. It also remembers what should have been changed in the meantime."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.is_open, self.look_again_at = False, 0.0
        self.changed: set[Key | None] = set()

    def open(self, error: Exception) -> None:
        """The server failed. Said in the log once for an outage."""
        with self.lock:
            was_open, self.is_open = self.is_open, True
            self.look_again_at = time.monotonic() + SECONDS
        if not was_open:
            logger.warning("The cache is away (%s: %s). Pages go on without it.", type(error).__name__, error)

    def note(self, changed: Iterable[Key | None]) -> None:
        """These keys were changed and the server does not know it."""
        with self.lock:
            self.changed.update(changed)

    def lets_through(self, remove: Callable[[Set[Key | None]], None], outages: tuple[type[Exception], ...]) -> bool:
        """Whether the server may be asked. When it is time to look again, `remove(keys)` asks it, and raises one of `outages`."""
        if not self.is_open:
            return True
        if not self._is_time():
            return False
        try:
            self._close(remove)
        except outages:
            return False
        logger.warning("The cache answers again.")
        return True

    def _is_time(self) -> bool:
        """True for one caller in SECONDS."""
        with self.lock:
            now = time.monotonic()
            due, self.look_again_at = now >= self.look_again_at, max(self.look_again_at, now + SECONDS)
            return due

    def _close(self, remove: Callable[[Set[Key | None]], None]) -> None:
        """Removes what was changed, also what others change while it does so, before anyone reads again."""
        remove(set())
        while True:
            with self.lock:
                changed, self.changed = self.changed, set()
                self.is_open = bool(changed)
            if not changed:
                return
            try:
                remove(changed)
            except Exception:
                self.note(changed)
                raise


@functools.cache
def breaker_for(servers: tuple[str, ...]) -> CircuitBreaker:
    """The breaker that all threads of this process share for these servers."""
    return CircuitBreaker()
