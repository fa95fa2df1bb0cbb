"""The articles of a feed: RSS, Atom, and WordPress's export, which is one. No Django."""

from email.utils import parsedate_to_datetime
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from coaching.jobs.sentences import marked as _
from coaching.tables.unreadable import Unreadable
from coaching.website.moving_in.articles import day_in
from coaching.website.moving_in.isolated import LONGEST_TEXT, LONGEST_TITLE, Item, first_words, path_in
from coaching.website.moving_in.rich_text import cleaned, paragraphs

TEXTS = ("encoded", "content", "description", "summary")  # the whole one first
DAYS = ("pubDate", "published", "date", "issued", "updated")


def articles(data: bytes) -> tuple[list[Item], int]:
    """Its articles, and how many entries were none: drafts, pictures, menus. Raises Unreadable."""
    try:
        root = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise Unreadable(BROKEN) from error
    entries = [each for each in root.iter() if _name(each) in {"item", "entry"}]
    found = [_item(entry) for entry in entries if _is_article(entry)]
    return [item for item in found if item.title or item.html], len(entries) - len(found)


def _is_article(entry: Element) -> bool:
    """WordPress says of each entry what it is; other feeds have nothing else."""
    kind, status = _text(entry, "post_type"), _text(entry, "status")
    return kind in {"", "post", "page"} and status in {"", "publish"} and not _text(entry, "post_password")


def _item(entry: Element) -> Item:
    link = _link(entry)
    html, pictures = cleaned(paragraphs(_content(entry))[:LONGEST_TEXT], link)
    title = " ".join(cleaned_title(_text(entry, "title")).split())
    named = title or first_words(html)
    return Item(named[:LONGEST_TITLE], _day(entry), html, path_in(link), pictures=pictures, is_untitled=not title)


def cleaned_title(text: str) -> str:
    from bs4 import BeautifulSoup

    return BeautifulSoup(text, "html.parser").get_text()


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
