"""What of an existing site can't move in, with a word for each line; and what is better looked at before."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from coaching.website.redirecting import doubt, live_paths, normal, refusal, ways

Item = dict[str, Any]
# What reading a file found (isolated.py), before anything was known of this site.
NO_REDIRECT = _("This is no old address with a new one beside it.")
FOREIGN = _("Most lines are about another site. If this address was yours, too, write its path alone, such as /about/.")
READ = {"no_redirect": NO_REDIRECT, "foreign": FOREIGN}
# What a file that was read before an update doesn't say.
LEFT_OUT: Item = {"refused": "", "line": 0, "is_untitled": False}
TWICE = _("Line %(line)d is about the same address.")
AGAIN = _("The same article is in the file twice.")
UNTITLED = _("It has no title of its own: its first words stand for one.")


def judge(items: list[Item]) -> list[Item]:
    """Each item with `refused`, a sentence or "", and `doubt`, a word or "". What is refused is never taken."""
    items = [{**LEFT_OUT, **item} for item in items]
    lines, pages, seen = _first_lines(items), live_paths(), set[tuple[str, str]]()
    planned = ways() | {normal(item["old"]): item["to"] for item in reversed(items) if _leads(item)}
    return [{**item, **(_redirect(item, planned, lines, pages) if item["to"] else _article(item, seen))} for item in items]


def _article(item: Item, seen: set[tuple[str, str]]) -> dict[str, str]:
    key = (item["title"], item["html"])
    is_again = key in seen
    seen.add(key)
    return {"refused": str(AGAIN) if is_again else "", "doubt": str(UNTITLED) if item["is_untitled"] else ""}


def _redirect(item: Item, planned: dict[str, str], lines: dict[str, int], pages: set[str]) -> dict[str, str]:
    if item["refused"]:
        return {"refused": str(READ.get(item["refused"], item["refused"])), "doubt": ""}
    old = normal(item["old"])
    if lines[old] != item["line"]:
        return {"refused": str(TWICE) % {"line": lines[old]}, "doubt": ""}
    return {"refused": refusal(old, item["to"], planned, pages), "doubt": doubt(item["to"], pages)}


def _first_lines(items: list[Item]) -> dict[str, int]:
    """{normal old path: the line of the file that has it first}."""
    return {normal(item["old"]): item["line"] for item in reversed(items) if _leads(item)}


def _leads(item: Item) -> bool:
    return bool(item["to"]) and not item["refused"]
