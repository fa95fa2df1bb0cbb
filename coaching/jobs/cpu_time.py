"""Limits for the pieces of a work, one by one. No Django, and only for a process of its own: see `isolation`."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time

AGAIN = 0.05  # seconds: whoever catches everything is interrupted again
ONE_PIECE = 0.8  # seconds of work, at most
SMALLEST = 0.01


class TookTooLong(BaseException):
    """Not an Exception, because what is interrupted may catch those and go on for ever."""


class Budget:
    """Seconds of work for many pieces, some of which may never end."""

    def __init__(self, seconds: float):
        self.until = process_time() + seconds

    def share(self) -> float:
        """Seconds for the next piece: a part of what is left, so that those which never end leave some for the others.

        Raises TookTooLong when nothing is left.
        """
        left = self.until - process_time()
        if left <= 0:
            raise TookTooLong
        return max(min(ONE_PIECE, left / 4), SMALLEST)


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises TookTooLong once what happens inside has worked for so long. For the main thread, and not inside itself."""
    signal.signal(signal.SIGVTALRM, _interrupt)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, AGAIN)
    try:
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    finally:  # once more, because an interruption can come on the way out
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _interrupt(number, frame):
    raise TookTooLong
