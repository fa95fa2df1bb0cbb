"""What two parts of one page ask the database for is asked once, while the page is put together."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Value = TypeVar("Value")
_read: ContextVar[dict[Hashable, Any] | None] = ContextVar("read", default=None)


@contextmanager
def reading_once() -> Iterator[None]:
    """Inside, `once` keeps what it has read; one within another keeps the same. Nothing may be written there: what was read
    would be old."""
    kept = _read.get()
    token = _read.set({} if kept is None else kept)
    try:
        yield
    finally:
        _read.reset(token)


def once(key: Hashable, read: Callable[[], Value]) -> Value:
    """What `read()` gives; inside of `reading_once` what it gave the first time for this key."""
    kept = _read.get()
    if kept is None:
        return read()
    if key not in kept:
        kept[key] = read()
    return kept[key]
