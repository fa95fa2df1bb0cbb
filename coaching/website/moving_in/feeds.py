"""The articles of a feed: RSS, Atom, and WordPress's export, which is one. No Django."""

from codecs import BOM_UTF8
from email.utils import parsedate_to_datetime
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from coaching.jobs.sentences import marked as _
from coaching.tables.letters import utf16
from coaching.tables.unreadable import Unreadable
from coaching.website.moving_in.articles import day_in
from coaching.website.moving_in.items import LONGEST_TEXT, LONGEST_TITLE, Item, first_words, path_in
from coaching.website.moving_in.left_out import Left
from coaching.website.moving_in.rich_text import cleaned, paragraphs

TEXTS = ("encoded", "content", "description", "summary")  # the whole one first
DAYS = ("pubDate", "published", "date", "issued", "updated")
# What WordPress calls them: in a word of left_out.py.
KINDS = {"attachment": "file", "nav_menu_item": "menu"}
STATUSES = {"private": "private", "trash": "trash", "future": "later"}


def articles(data: bytes) -> tuple[list[Item], list[Left]]:
    """Its articles, and the entries that were none: drafts, pictures, menus. Raises Unreadable."""
    try:
        root = fromstring(_without_what_is_before(data))
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise Unreadable(BROKEN) from error
    entries = [each for each in root.iter() if _name(each) in {"item", "entry"}]
    found = [_item(entry) if not (why := _is_none(entry)) else Left(_title(entry) or _link(entry), why) for entry in entries]
    empty = [Left(each.old, "empty") for each in found if isinstance(each, Item) and not (each.title or each.html)]
    items = [each for each in found if isinstance(each, Item) and (each.title or each.html)]
    return items, [*(each for each in found if isinstance(each, Left)), *empty]


def _without_what_is_before(data: bytes) -> bytes | str:
    """Some sites send empty lines first, after which no XML may declare itself."""
    if encoding := utf16(data):
        return data.decode(encoding, "replace").lstrip("\ufeff \t\r\n")
    return data.removeprefix(BOM_UTF8).lstrip()


def _is_none(entry: Element) -> str:
    """Why an entry is no article, in a word. WordPress says of each what it is; other feeds have nothing else."""
    kind, status = _text(entry, "post_type"), _text(entry, "status")
    if kind not in {"", "post", "page"}:
        return KINDS.get(kind, "other")
    if status not in {"", "publish"}:
        return STATUSES.get(status, "draft")
    return "password" if _text(entry, "post_password") else ""


def _item(entry: Element) -> Item:
    link, title = _link(entry), _title(entry)
    html, pictures = cleaned(paragraphs(_content(entry))[:LONGEST_TEXT], link)
    named = title or first_words(html)
    return Item(named[:LONGEST_TITLE], _day(entry), html, path_in(link), pictures=pictures, is_untitled=not title)


def _title(entry: Element) -> str:
    from bs4 import BeautifulSoup

    return " ".join(BeautifulSoup(_text(entry, "title"), "html.parser").get_text().split())[:LONGEST_TITLE]


def _content(entry: Element) -> str:
    for name in TEXTS:
        for child in entry:
            if _name(child) == name and (text := _inner(child)).strip():
                return text
    return ""


def _inner(element: Element) -> str:
    """Its text, or its elements as they stand: Atom may hold XHTML."""
    if len(element) == 0:
        return element.text or ""
    for each in element.iter():
        each.tag = _name(each)
    return (element.text or "") + "".join(tostring(child, encoding="unicode", method="html") for child in element)


def _link(entry: Element) -> str:
    for child in entry:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            return (child.get("href") or child.text or "").strip()
    return ""


def _day(entry: Element) -> str:
    for name in DAYS:
        if text := _text(entry, name):
            try:
                return day_in(text) or parsedate_to_datetime(text).date().isoformat()
            except (ValueError, TypeError):
                pass
    return ""


def _text(entry: Element, name: str) -> str:
    return next(("".join(child.itertext()).strip() for child in entry if _name(child) == name), "")


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


BROKEN = _("This feed can't be read: it isn't complete, or holds what no feed may. Save it again and choose that file.")
