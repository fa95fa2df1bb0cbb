"""What is in a file that holds an existing site's words, for `coaching.jobs.isolation` to run. No Django."""

from collections.abc import Iterator
from dataclasses import asdict
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any
from zipfile import BadZipFile, ZipFile

from coaching.jobs.sentences import marked as _
from coaching.tables.letters import with_nuls
from coaching.tables.recognizing import is_binary, what_it_is
from coaching.tables.unreadable import DAMAGED, Unreadable
from coaching.website.moving_in.items import Item
from coaching.website.moving_in.left_out import Left, first
from coaching.website.moving_in.redirect_lines import redirects
from coaching.website.moving_in.roots import FEEDS, is_xml, root_of

MOST_NAMED = 10  # of what is left out
SAMPLE = 1_000  # letters that tell text from what is none


def items_in(data: bytes, *, name: str, most: int, unpacked: int) -> dict[str, Any]:
    """JSON-ready: `items`, the fields of each Item; `left`, how many were no articles that anyone could read, and the first of
    those as `left_out`."""
    try:
        items, left = _found(data, name, unpacked)
        if all(item.refused for item in items):
            raise Unreadable(NOTHING)
        if len(items) > most:
            raise Unreadable(TOO_MANY, most=most)
    except Unreadable as error:
        return {"sentence": error.sentence, "values": error.values}
    named = [asdict(each) for each in first(left, MOST_NAMED)]
    return {"items": [asdict(item) for item in items], "left": len(left), "left_out": named}


def _found(data: bytes, name: str, unpacked: int) -> tuple[list[Item], list[Left]]:
    if data.startswith(b"PK\x03\x04"):
        return _in_zip(data, unpacked)
    ending = PurePosixPath(name.lower()).suffix
    if ending in {".csv", ".tsv"}:
        return redirects(text_of(data)), []
    return _in_text(data, name, path="")


def _in_text(data: bytes, name: str, path: str) -> tuple[list[Item], list[Left]]:
    from coaching.website.moving_in import articles, feeds  # each reader is slow to load

    root, ending = root_of(data), PurePosixPath(name.lower()).suffix
    if root in FEEDS:
        return feeds.articles(data)
    if ending in {".html", ".htm", ".xhtml"} or root == "html":
        return [articles.of_html(_words_of(data), name, path)], []
    if ending in {".md", ".markdown", ".txt", ".mdx"}:
        return [articles.of_markdown(_words_of(data), name, path)], []
    if is_xml(data):
        return feeds.articles(data)  # of a kind of its own
    raise Unreadable(UNKNOWN)


def _in_zip(data: bytes, unpacked: int) -> tuple[list[Item], list[Left]]:
    """Its pages and texts; whatever else is in it is passed over."""
    items: list[Item] = []
    left: list[Left] = []
    try:
        for name, content in _files(ZipFile(BytesIO(data)), unpacked):
            try:
                found, more = _in_text(content, name, path=_path_of(name))
            except Unreadable:
                found, more = [], [Left(name, "unreadable")]
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


def text_of(data: bytes) -> str:
    """Its letters, NULs among them. Raises Unreadable for what holds none."""
    text: str = with_nuls(data)[0]
    if what_it_is(data) or is_binary([ord(letter) for letter in text[:SAMPLE]]):
        raise Unreadable(DAMAGED)
    return text


def _words_of(data: bytes) -> str:
    return text_of(data).replace("\0", "")


NOTHING = _("There is no article and no redirect in this file. Choose a feed, pages as Markdown or HTML, or a CSV of redirects.")
TOO_MANY = _("There are more than %(most)d articles in this file. Choose one with fewer.")
UNKNOWN = _(
    "We can't tell what this file is. Choose a feed (RSS or Atom), an export of WordPress, Markdown, HTML, a ZIP of such, or a "
    "CSV of redirects."
)
BROKEN = _("This ZIP file is damaged or has a password. Pack it again without one.")
UNPACKED = _("What is packed in this file is too large. Choose one with fewer pages.")
