"""What is in a file that holds an existing site's words, for `coaching.jobs.isolation` to run. No Django."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from io import BytesIO, StringIO
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit
from zipfile import BadZipFile, ZipFile

from bs4 import BeautifulSoup

from coaching.jobs.sentences import marked as _
from coaching.tables.unreadable import Unreadable

LONGEST_TITLE, LONGEST_TEXT = 250, 500_000
NO_REDIRECT, FOREIGN = "no_redirect", "foreign"
FIRST_WORDS = 8


@dataclass
class Item:
    """An article, or for `to` alone a redirect. `date` is an ISO date or ""; `old` is the path it had, or "". Of `pictures` the
    `html` has the places (rich_text.py). A line of a CSV has its number; `refused` says in a word why one is no redirect."""

    title: str = ""
    date: str = ""
    html: str = ""
    old: str = ""
    to: str = ""
    pictures: list[dict[str, str]] = field(default_factory=list)
    is_untitled: bool = False
    line: int = 0
    refused: str = ""


def items_in(data: bytes, *, name: str, most: int, unpacked: int) -> dict[str, Any]:
    """JSON-ready: `items`, the fields of each Item, and `left`, how many were no articles that anyone could read."""
    try:
        items, left = _found(data, name, unpacked)
        if all(item.refused for item in items):
            raise Unreadable(NOTHING)
        if len(items) > most:
            raise Unreadable(TOO_MANY, most=most)
    except Unreadable as error:
        return {"sentence": error.sentence, "values": error.values}
    return {"items": [asdict(item) for item in items], "left": left}


def _found(data: bytes, name: str, unpacked: int) -> tuple[list[Item], int]:
    if data.startswith(b"PK\x03\x04"):
        return _in_zip(data, unpacked)
    ending = PurePosixPath(name.lower()).suffix
    if ending in {".csv", ".tsv"}:
        return redirects(text_of(data))
    return _in_text(data, name, path="")


def _in_text(data: bytes, name: str, path: str) -> tuple[list[Item], int]:
    from coaching.website.moving_in import articles, feeds  # each reader is slow to load

    begins, ending = data[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower(), PurePosixPath(name.lower()).suffix
    if begins.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf")) and b"<html" not in begins:
        return feeds.articles(data)
    if ending in {".html", ".htm", ".xhtml"} or begins.startswith((b"<!doctype html", b"<html")):
        return [articles.of_html(text_of(data), name, path)], 0
    if ending in {".md", ".markdown", ".txt", ".mdx"}:
        return [articles.of_markdown(text_of(data), name, path)], 0
    raise Unreadable(UNKNOWN)


def _in_zip(data: bytes, unpacked: int) -> tuple[list[Item], int]:
    """Its pages and texts; whatever else is in it is passed over."""
    items: list[Item] = []
    left = 0
    try:
        for name, content in _files(ZipFile(BytesIO(data)), unpacked):
            try:
                found, more = _in_text(content, name, path=_path_of(name))
            except Unreadable:
                found, more = [], 1
            items, left = items + found, left + more
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise Unreadable(BROKEN) from error
    return items, left


def _files(archive: ZipFile, unpacked: int) -> Iterator[tuple[str, bytes]]:
    for info in archive.infolist():
        path = PurePosixPath(info.filename)
        if info.is_dir() or any(part.startswith((".", "__MACOSX")) for part in path.parts):
            continue
        if path.suffix.lower() not in {".html", ".htm", ".md", ".markdown", ".txt", ".xml", ".mdx"}:
            continue
        with archive.open(info) as file:
            content = file.read(unpacked + 1)
        unpacked -= len(content)
        if unpacked < 0:
            raise Unreadable(UNPACKED)
        yield info.filename, content


def _path_of(name: str) -> str:
    """Where a page of an exported site was read: its folder, where it is the folder's own page."""
    path = PurePosixPath("/", name)
    if path.suffix.lower() not in {".html", ".htm"}:
        return ""
    return f"{path.parent}/".replace("//", "/") if path.stem == "index" else str(path)


def redirects(text: str) -> tuple[list[Item], int]:
    """A line for each: the old address, then the new one. A line of names above them is no redirect; any other that is none
    stays, with a word on why."""
    dialect = "\t" if "\t" in text.split("\n", 1)[0] else ";" if ";" in text.split("\n", 1)[0] else ","
    reader = csv.reader(StringIO(text), delimiter=dialect)
    rows = [(reader.line_num, cells) for row in reader if any(cells := [cell.strip() for cell in row])]
    old_site = _most_common_host([row[0] for _line, row in rows if _is_redirect(row)])
    items = [_redirect(line, row, old_site) for line, row in rows]
    return items[1:] if items and items[0].refused == NO_REDIRECT else items, 0


def _redirect(line: int, row: list[str], old_site: str) -> Item:
    if not _is_redirect(row):
        return Item(old=row[0][:250], to=(row[1] if len(row) > 1 else "")[:250] or "–", line=line, refused=NO_REDIRECT)
    foreign = FOREIGN if _host(row[0]) not in ("", old_site) else ""
    return Item(old=row[0][:250] if foreign else path_in(row[0]), to=row[1], line=line, refused=foreign)


def _most_common_host(addresses: list[str]) -> str:
    """The site that at least half of the lines name; "" where most name a path alone."""
    hosts = Counter(host for each in addresses if (host := _host(each)))
    return next((host for host, count in hosts.most_common(1) if 2 * count >= len(addresses)), "")


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _is_redirect(row: list[str]) -> bool:
    return len(row) > 1 and bool(path_in(row[0])) and (row[1].startswith("/") or urlsplit(row[1]).scheme in {"http", "https"})


def path_in(address: str) -> str:
    """The path of an address of the old site; "" for what is none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_one = parts.scheme in {"http", "https"} or (not parts.scheme and not parts.netloc and address.startswith("/"))
    return (parts.path + (f"?{parts.query}" if parts.query else ""))[:250] if is_one and parts.path else ""


def first_words(html: str) -> str:
    """What stands for the title of an article that has none."""
    words = BeautifulSoup(html, "html.parser").get_text(" ").split()
    return " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")


def text_of(data: bytes) -> str:
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


NOTHING = _("There is no article and no redirect in this file. Choose a feed, pages as Markdown or HTML, or a CSV of redirects.")
TOO_MANY = _("There are more than %(most)d articles in this file. Choose one with fewer.")
UNKNOWN = _(
    "We can't tell what this file is. Choose a feed (RSS or Atom), an export of WordPress, Markdown, HTML, a ZIP of such, or a "
    "CSV of redirects."
)
BROKEN = _("This ZIP file is damaged or has a password. Pack it again without one.")
UNPACKED = _("What is packed in this file is too large. Choose one with fewer pages.")
