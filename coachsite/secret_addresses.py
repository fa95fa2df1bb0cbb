"""Addresses that are keys: whoever has one may open it, so none of them is ever in a log; nor is what somebody searched for,
which may be a name or a word of a private note.

What is secret in an address is said here, once, by the names of its parts; which addresses have such parts is read from the
site's own list of them (urls.py), so that a new one is covered.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.admindocs.utils import replace_named_groups
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

SECRET_PARTS = {"token", "secret", "key"}  # as `path()` names them
NOT_SECRET = {"save_note", "autosave_note"}  # names of addresses: their key is the number of the form that a note comes from
SECRET_PARAMETERS = ("session", "session_id", "client_secret", "token", "secret", "key", "code")
SEARCHES = ("q", "company")
SAID = "[secret]"
PART = r"(?:(?!%2F)[^/\s\"'<>?&#])+"
# Wherever they stand: what Django signs, Stripe's name for a payment, the end of an address that only its link leads to
# (coaching/booking/admin/appointment_types.py: secret_slug). The first begins where a word does: one long word would otherwise
# be read again from each of its letters.
SHAPES = re.compile(
    r"(?<![\w-])[\w-]+(?::|%3A)[\w-]{4,8}(?::|%3A)[\w-]{43}(?![\w-])|\bcs_(?:test|live)_\w+|(?<=[\w]-)[0-9a-f]{16}(?=%2F|[/\s\"'?&#]|$)"
)
# A value ends with its parameter, in an address that is itself a parameter too.
VALUE = r"(?:[^&\s\"'<>#%]|%(?!26|23|22|27|3[CE]))+"
PARAMETER = re.compile(rf"((?:[?&]|%3F|%26)(?:{'|'.join(SECRET_PARAMETERS + SEARCHES)})(?:=|%3D)){VALUE}", re.IGNORECASE)
# Codes of letters, digits and signs that need none (RFC 3986, 2.3): an address is the same with them and without.
NEEDLESS = re.compile(r"%(2[DE]|3[0-9]|4[1-9A-F]|5[0-9AF]|6[1-9A-F]|7[0-9AE])", re.IGNORECASE)
BEGINS = r"(?:^|[\s\"'(<=,]|%3D|(?:://|%3A%2F%2F)[^/\s\"'%]+)"
SLASH = r"(?:/+|%2F)"
VARIABLE = re.compile(r"<(?:\w+:)?(\w+)>")


def without_secrets(text: str) -> str:
    """Any text, such as a line of a log, in which `[secret]` replaces what must not be in it."""
    text = NEEDLESS.sub(lambda code: chr(int(code[1], 16)), text)
    for address in _addresses():
        text = address.sub(rf"\g<before>{SAID}", text)
    return PARAMETER.sub(rf"\1{SAID}", SHAPES.sub(SAID, text))


def is_secret(match: Any) -> bool:
    """Whether what was found at an address (Django's ResolverMatch) has a key among its parts."""
    if match.url_name in NOT_SECRET:
        return False
    return bool(SECRET_PARTS & set(match.kwargs)) or any(SHAPES.search(f"{value}") for value in match.kwargs.values())


def routes(patterns: Any = None, prefix: str = "") -> Iterator[tuple[str, str | None]]:
    """(route, name) of every address of the site, with `<converter:name>` for what varies."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + _route(each)
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, route)
        else:
            yield route, each.name


def _route(pattern: URLPattern | URLResolver) -> str:
    text = str(pattern.pattern)
    return replace_named_groups(text).removeprefix("^").removesuffix("$") if isinstance(pattern.pattern, RegexPattern) else text


def _addresses() -> list[re.Pattern[str]]:
    """None while the site's list of addresses is still being read: what is logged then has no address in it."""
    try:
        return _patterns() if apps.ready else []
    except Exception:
        return []


@cache
def _patterns() -> list[re.Pattern[str]]:
    """One for every address with a key, each ending with its first key."""
    before = (_before_key(route) for route, name in routes() if name not in NOT_SECRET)
    return [_pattern(each) for each in dict.fromkeys(before) if each is not None]


def _before_key(route: str) -> str | None:
    key = next((part for part in VARIABLE.finditer(route) if part[1] in SECRET_PARTS), None)
    return route[: key.start()] if key else None


def _pattern(before: str) -> re.Pattern[str]:
    """Finds an address by what stands before its key, at the beginning of a path, encoded as a parameter or not."""
    pieces = re.split(r"(<[^>]+>)", before)
    words = (PART if piece.startswith("<") else re.escape(piece).replace("/", SLASH) for piece in pieces)
    return re.compile(rf"(?P<before>{BEGINS}{SLASH}{''.join(words)}){PART}", re.IGNORECASE)
