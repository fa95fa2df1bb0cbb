"""The public pages of the site as people call them, by their paths: which page led someone here, said in words."""

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from urllib.parse import unquote

from django.urls import Resolver404, get_urlconf, resolve

from coaching.practice import request_values
from coaching.practice.lazy_text import StrOrPromise

LONGEST = 300  # letters of a path that a row keeps

Namer = Callable[[Collection[str]], Mapping[str, StrOrPromise]]
_views: set[str] = set()
_namers: list[Namer] = []


def public(*view_names: str) -> None:
    """Registers addresses, by the names of their views, that anyone may be told of: nobody's key and nobody's own page."""
    _views.update(view_names)


def names_pages(namer: Namer) -> Namer:
    """Registers who knows the names of some pages: of the paths given, {path: name}, in the same few queries for any number."""
    _namers.append(namer)
    return namer


def page_path(text: str | None) -> str:
    """The path of a public page of this site that an address or a browser names; "" for anything else, however odd."""
    path = unquote(request_values.path(text).partition("#")[0].partition("?")[0])
    return path if len(path) <= LONGEST and path.isprintable() and _view_of(path, get_urlconf()) in _views else ""


@lru_cache(maxsize=1000)  # every link to the consultation asks, on every page
def _view_of(path: str, urlconf: str | None) -> str:
    try:
        return resolve(path, urlconf).view_name
    except Resolver404:
        return ""


def names_of(paths: Collection[str]) -> dict[str, str]:
    """{path: what the page is called}, of all the paths; one that nobody knows anymore is called by its path."""
    known = {path: path for path in paths if path}
    for namer in _namers if known else ():
        known |= {path: str(name) for path, name in namer(list(known)).items()}
    return known


def name_of(path: str) -> str:
    """What one page is called."""
    return names_of([path]).get(path, "")
