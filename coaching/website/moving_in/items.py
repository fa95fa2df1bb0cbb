"""What was found of an existing site, an article or a redirect, and what its readers share. No Django."""

from dataclasses import dataclass, field

from bs4 import BeautifulSoup

from coaching.practice.url_parts import parts_of

LONGEST_TITLE, LONGEST_TEXT, LONGEST_ADDRESS = 250, 500_000, 250
FIRST_WORDS = 8


@dataclass
class Item:
    """An article, or for `to` alone a redirect. `date` is an ISO date or ""; `old` is the path it had, or "". Of `pictures` the
    `html` has the places (rich_text.py). A line of a CSV has its number, and the `host` that its old address names, or "";
    `refused` says in a word why one is no redirect."""

    title: str = ""
    date: str = ""
    html: str = ""
    old: str = ""
    to: str = ""
    pictures: list[dict[str, str]] = field(default_factory=list)
    is_untitled: bool = False
    line: int = 0
    refused: str = ""
    host: str = ""


def path_in(address: str) -> str:
    """The path of an address of the old site; "" for what is none."""
    parts = parts_of(address)
    is_one = parts.scheme in {"http", "https"} or (not parts.scheme and not parts.netloc and address.startswith("/"))
    path = parts.path or ("/" if parts.query else "")
    return (path + (f"?{parts.query}" if parts.query else ""))[:LONGEST_ADDRESS] if is_one and path else ""


def first_words(html: str) -> str:
    """What stands for the title of an article that has none."""
    words = BeautifulSoup(html, "html.parser").get_text(" ").split()
    return " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")
