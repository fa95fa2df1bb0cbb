"""What pages for visitors are made of and is the same on all of them, such as prices: read once and kept, as the pages are.

Only while a page is made for somebody of whom nothing is known (`coachsite/page_cache.py`); everywhere else it is read each time.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from django.http import HttpRequest

from coaching.practice.page_generations import kept

Value = TypeVar("Value")
_made_for: ContextVar[HttpRequest | None] = ContextVar("made for", default=None)


@contextmanager
def made_for_anyone(request: HttpRequest) -> Iterator[None]:
    """Inside, `fact` keeps what it reads, under the generation of this request."""
    token = _made_for.set(request)
    try:
        yield
    finally:
        _made_for.reset(token)


def fact(name: str, read: Callable[[], Value]) -> Value:
    """What `read()` gives of models that `page_generations.pages_show` knows; while a page is made for anyone, as it was kept."""
    request = _made_for.get()
    return kept(request, f"fact:{name}", read) if request else read()
