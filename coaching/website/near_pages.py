"""Which pages someone may have meant by an address at which there is none."""

import re
from difflib import get_close_matches

from django.http import HttpRequest
from wagtail.models import Page

from coaching.practice.page_generations import kept
from coaching.website.open_pages import open_to_all

LOOKED_AT, WORDS = 300, 10  # pages of a site, and words of an address, so that nobody can make it slow
WORD = re.compile(r"[^\W_]{3,}")


def near(request: HttpRequest, path: str, count: int = 3) -> list[tuple[str, str]]:
    """(title, address) of those published pages, open to everyone, whose own words are nearest to those of `path`."""
    words = _words(path)[:WORDS]
    pages = kept(request, f"near:{request.get_host()}", lambda: _pages(request)) if words else []
    scored = [(_alike(words, _words(f"{title} {url}")), title, url) for title, url in pages]
    best = sorted((each for each in scored if each[0]), key=lambda each: -each[0])
    return [(title, url) for _score, title, url in best[:count]]


def _pages(request: HttpRequest) -> list[tuple[str, str]]:
    pages = open_to_all(Page.objects.filter(depth__gt=1)).order_by("path")[:LOOKED_AT]
    return [(page.title, url) for page in pages if (url := page.get_url(request))]


def _alike(words: list[str], others: list[str]) -> int:
    return sum(bool(get_close_matches(word, others, 1, 0.8)) for word in words)


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())
