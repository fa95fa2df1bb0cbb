"""Which paths are screens of ours and no pages. A long list of redirects asks that of thousands, so most are told by how they
begin."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from django.urls.resolvers import RoutePattern

FOR_PAGES = "wagtail_serve"
BEGINNING = re.compile(r"\^([\w-]+)/")
Pattern = URLPattern | URLResolver
UNSURE = None  # a pattern that could begin with anything


def is_ours(path: str) -> bool:
    """Whether one of our own screens has this path."""
    first, known = path.removeprefix("/").partition("/")[0], _beginnings(get_resolver())
    if first and first not in known and UNSURE not in known:
        return False
    try:
        return resolve(path).url_name != FOR_PAGES
    except Resolver404:
        return False


@cache
def _beginnings(resolver: URLResolver) -> frozenset[str | None]:
    return frozenset(_first_parts(resolver.url_patterns))


def _first_parts(patterns: Iterable[Pattern]) -> Iterator[str | None]:
    """The first part of each pattern's path."""
    for each in patterns:
        text = str(each.pattern)
        if isinstance(each, URLResolver) and not text:
            yield from _first_parts(each.url_patterns)
        elif getattr(each, "name", "") == FOR_PAGES:
            continue
        elif isinstance(each.pattern, RoutePattern):
            first = text.partition("/")[0]
            yield UNSURE if "<" in first else first
        else:
            found = BEGINNING.match(text)
            yield found[1] if found else UNSURE
