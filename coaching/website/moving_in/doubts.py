"""What of an existing site can't move in, with a word for each line; and what is better looked at before."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from coaching.website.moving_in import sites
from coaching.website.moving_in.items import path_in
from coaching.website.moving_in.redirect_lines import host_in
from coaching.website.redirecting import doubt, live_paths, normal, refusal, ways

Item = dict[str, Any]
# What reading a file found (redirect_lines.py), before anything was known of this site.
NO_REDIRECT = _("This is no old address with a new one beside it.")
NO_SLASH = _("An address lacks its beginning. Write / before a path, such as /blog/one, or https:// before another site's name.")
TOO_LONG = _("One of its addresses is longer than 250 signs.")
UNSEEN = _("One of its addresses holds a sign that can't be seen and that no address has. Type that address again.")
READ = {"no_redirect": NO_REDIRECT, "no_slash": NO_SLASH, "too_long": TOO_LONG, "unseen": UNSEEN}
AWAY = _("It leads to another site, %(host)s.")
FOREIGN = _("This is an address of %(host)s. Select it if that was your site, too.")
# What a file that was read before an update doesn't say.
LEFT_OUT: Item = {"refused": "", "line": 0, "is_untitled": False, "host": ""}
TWICE = _("Line %(line)d is about the same address.")
AGAIN = _("The same article is in the file twice.")
UNTITLED = _("It has no title of its own: its first words stand for one.")


def judge(items: list[Item]) -> list[Item]:
    """Each item with `refused`, a sentence or "", and `doubt`, a word or "". What is refused is never taken."""
    items = [{**LEFT_OUT, **item} for item in items]
    own, pages, seen = sites.own(items), live_paths(), set[tuple[str, str]]()
    firsts = _firsts(items, own)
    planned = ways() | {old: _target(item, own) for old, item in firsts.items()}
    lines = {old: item["line"] for old, item in firsts.items()}
    judged = [
        _redirect(item, _target(item, own), planned, lines, pages) if item["to"] else _article(item, seen) for item in items
    ]
    return [{**item, **found, **_foreign(item, found, own)} for item, found in zip(items, judged, strict=True)]


def _foreign(item: Item, found: dict[str, str], own: set[str]) -> dict[str, str]:
    """Of another site than most lines: a word on that comes before any other."""
    is_asked = item["host"] not in own and not found["refused"]
    return {"doubt": str(FOREIGN) % {"host": item["host"]}} if is_asked else {}


def _article(item: Item, seen: set[tuple[str, str]]) -> dict[str, str]:
    key = (item["title"], item["html"])
    is_again = key in seen
    seen.add(key)
    return {"refused": str(AGAIN) if is_again else "", "doubt": str(UNTITLED) if item["is_untitled"] else ""}


def _target(item: Item, own: set[str]) -> str:
    """Where a line leads: a path alone on the site itself, and on the one of its old address, which is ours if it is taken."""
    host = host_in(item["to"])
    return (path_in(item["to"]) or "/") if host and host in own | {item["host"]} else item["to"]


def _redirect(item: Item, to: str, planned: dict[str, str], lines: dict[str, int], pages: set[str]) -> dict[str, str]:
    if item["refused"]:
        return {"refused": str(READ.get(item["refused"], item["refused"])), "doubt": ""}
    old = normal(item["old"])
    if lines[old] != item["line"]:
        return {"refused": str(TWICE) % {"line": lines[old]}, "doubt": ""}
    if refused := refusal(old, to, planned, pages):
        return {"refused": refused, "doubt": ""}
    away = str(AWAY) % {"host": host_in(to)} if host_in(to) else ""
    return {"refused": "", "doubt": away or doubt(to, pages)}


def _firsts(items: list[Item], own: set[str]) -> dict[str, Item]:
    """{normal old path: the line of the file that has it first}; one of the site itself comes before another site's."""
    in_order = sorted((item for item in items if _leads(item)), key=lambda item: item["host"] not in own)
    return {normal(item["old"]): item for item in reversed(in_order)}


def _leads(item: Item) -> bool:
    return bool(item["to"]) and not item["refused"]
