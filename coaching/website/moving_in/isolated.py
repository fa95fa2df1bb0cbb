"""What is in a file that holds an existing site's words, for `coaching.jobs.isolation` to run. No Django."""

import csv
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from io import BytesIO, StringIO
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit
from zipfile import BadZipFile, ZipFile

from coaching.jobs.sentences import marked as _
from coaching.tables.unreadable import Unreadable

LONGEST_TITLE, LONGEST_TEXT = 250, 500_000


@dataclass
class Item:
    """An article, or for `to` alone a redirect. `date` is an ISO date or ""; `old` is the path it had, or "". Of `pictures` the
    `html` has the places (rich_text.py)."""

    title: str = ""
    date: str = ""
    html: str = ""
    old: str = ""
    to: str = ""
    pictures: list[dict[str, str]] = field(default_factory=list)


def items_in(data: bytes, *, name: str, most: int, unpacked: int) -> dict[str, Any]:
    """JSON-ready: `items`, the fields of each Item, and `left`, how many were no articles that anyone could read."""
    try:
        items, left = _found(data, name, unpacked)
        if not items:
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
    """A line for each: the old address, then the new one. A line of names above them is no redirect."""
    dialect = "\t" if "\t" in text.split("\n", 1)[0] else ";" if ";" in text.split("\n", 1)[0] else ","
    rows = [[cell.strip() for cell in row] for row in csv.reader(StringIO(text), delimiter=dialect)]
    rows = [row for row in rows if any(row)]
    items = [Item(old=path_in(row[0]), to=row[1]) for row in rows if _is_redirect(row)]
    is_head = bool(rows) and not _is_redirect(rows[0])
    return items, len(rows) - len(items) - is_head


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
