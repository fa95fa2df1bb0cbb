"""An article of a file of its own: Markdown or HTML. No Django."""

import re
from datetime import date
from pathlib import PurePosixPath

import mistune
from bs4 import BeautifulSoup, Tag

from coaching.website.moving_in.front_matter import parted
from coaching.website.moving_in.items import LONGEST_TEXT, LONGEST_TITLE, Item, path_in
from coaching.website.moving_in.rich_text import cleaned

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def of_markdown(text: str, name: str, path: str) -> Item:
    """What Jekyll, Hugo and others write above the text says its title, date and address. Raises Unreadable (front_matter.py)."""
    said, text = parted(text.replace("\r\n", "\n").replace("\r", "\n"))
    html = str(mistune.create_markdown(escape=False)(text))
    old = path_in(said.get("permalink") or said.get("url") or "") or path
    return _item(BeautifulSoup(html, "html.parser"), said.get("title", ""), said.get("date", ""), name, old)


def of_html(text: str, name: str, path: str) -> Item:
    soup = BeautifulSoup(text, "html.parser")
    canonical, time = soup.find("link", rel="canonical"), soup.find("time", datetime=True)
    old = (path_in(str(canonical.get("href", ""))) if isinstance(canonical, Tag) else "") or path
    body = soup.find("article") or soup.find("main") or soup.body or soup
    title = soup.title.get_text() if soup.title and not soup.find("h1") else ""
    return _item(body, title, str(time["datetime"]) if isinstance(time, Tag) else "", name, old)


def _item(body: Tag, title: str, day: str, name: str, old: str) -> Item:
    """The first large heading is the title, and no longer part of the text."""
    heading = body.find("h1")
    if isinstance(heading, Tag):
        title = title or heading.get_text(" ", strip=True)
        heading.decompose()
    html, pictures = cleaned(str(body)[:LONGEST_TEXT], file=name)
    title = " ".join((title or PurePosixPath(name).stem.replace("-", " ").replace("_", " ").capitalize()).split())
    return Item(title[:LONGEST_TITLE], day_in(day) or day_in(name), html, old, pictures=pictures)


def day_in(text: str) -> str:
    """The first ISO date in it that is one, or ""."""
    for found in DAY.findall(text):
        try:
            return date.fromisoformat(found).isoformat()
        except ValueError:
            pass
    return ""
