"""The redirects of a CSV: a line for each, the old address, then the new one. No Django."""

import re
from io import StringIO

from coaching.practice.url_parts import parts_of, spelled_out
from coaching.tables.row_shape import alone
from coaching.website.moving_in.items import LONGEST_ADDRESS, Item, path_in

NO_REDIRECT, NO_SLASH, TOO_LONG, UNSEEN = "no_redirect", "no_slash", "too_long", "unseen"
# A control sign as something that can be seen.
SEEN = {**{number: 0x2400 + number for number in range(32)}, 127: 0x2421, **dict.fromkeys(range(128, 160), 0xFFFD)}
DELIMITERS = "\t;,"  # the first that is in the first line
SAID = re.compile(r"sep=(.)\r?\Z", re.IGNORECASE)  # what Excel writes above a table
ENDINGS = ("php", "html", "htm", "xhtml", "shtml", "asp", "aspx", "jsp", "cgi", "cfm", "pdf", "xml", "txt")
SITE = re.compile(rf"(?:[\w-]+\.)+(?!(?:{'|'.join(ENDINGS)})\Z)[^\W\d_]{{2,}}", re.IGNORECASE)
FILE = re.compile(rf"[\w.-]+\.(?:{'|'.join(ENDINGS)})", re.IGNORECASE)


def redirects(text: str) -> list[Item]:
    """A line of names above them is no redirect; any other that is none stays, with a word on why."""
    said = SAID.match(first := text.partition("\n")[0])
    delimiter = said[1] if said else next((each for each in DELIMITERS if each in first), ",")
    lines = enumerate(StringIO(text, newline=None), start=1)
    # No address is longer than its line, so a quotation mark that nothing closes ends there, too.
    rows = [(line, cells) for line, row in lines if any(cells := [cell.strip() for cell in alone(row, delimiter)])]
    rows = rows[1:] if said else rows
    items = [_redirect(line, row) for line, row in rows]
    return items[1:] if items and _are_names(rows[0][1], items[0]) else items


def host_in(address: str) -> str:
    """The site that an address names, however it writes www."""
    return (parts_of(address).hostname or "").removeprefix("www.")


def _are_names(row: list[str], item: Item) -> bool:
    return bool(item.refused) and not any(_is_whole(cell) for cell in row[:2])


def _redirect(line: int, row: list[str]) -> Item:
    old, to = (_whole(cell) for cell in [*row, ""][:2])
    if refused := _why_not(old, to):
        old, to = (each[:LONGEST_ADDRESS].translate(SEEN) for each in (row[0], to))
        return Item(old=old, to=to or "–", line=line, refused=refused)
    return Item(old=path_in(old), to=to, line=line, host=host_in(old))


def _why_not(old: str, to: str) -> str:
    """A word of doubts.py on why a line is no redirect, or ""."""
    if not (old and to):
        return NO_REDIRECT
    if any(ord(sign) in SEEN for sign in old + to):
        return UNSEEN
    if max(len(old), len(to)) > LONGEST_ADDRESS:
        return TOO_LONG
    if not (_is_whole(old) and _is_whole(to)):
        return NO_SLASH if any(_lacks_slash(each) for each in (old, to)) else NO_REDIRECT
    return "" if path_in(old) else NO_REDIRECT


def _whole(cell: str) -> str:
    """An address as it was meant: `blog/one` is a path, `old.example/one` has lost its https://, `//old.example` names a site."""
    cell = spelled_out(cell)
    start, slash, _rest = cell.partition("/")
    if _is_whole(cell) or not start or ":" in start or any(each.isspace() for each in cell):
        return cell
    if SITE.fullmatch(start):
        return f"https://{cell}"
    return f"/{cell}" if slash or start.startswith("?") or FILE.fullmatch(start) else cell


def _lacks_slash(cell: str) -> bool:
    return not (cell.startswith("/") or ":" in cell or any(each.isspace() for each in cell))


def _is_whole(cell: str) -> bool:
    parts = parts_of(cell)
    return cell.startswith("/") and bool(parts.geturl()) or (parts.scheme in {"http", "https"} and bool(parts.hostname))
