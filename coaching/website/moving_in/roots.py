"""What a file of markup is: its root element says it, and nothing that is somewhere in it. No Django."""

import re

from coaching.tables.letters import utf16

FEEDS = {"rss", "feed", "rdf"}
SAMPLE = 100_000  # bytes in which the root element is looked for
# What may come before it. Nothing of that is read a second time, however many comments there are.
BEFORE = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s+(?!html\b)[^>\[]*(?:\[.*?\]\s*)?>)*+", re.DOTALL | re.IGNORECASE)
ROOT = re.compile(r"<(?:!DOCTYPE\s+(html)\b|(?:[\w.-]+:)?([\w.-]+))", re.IGNORECASE)


def root_of(data: bytes) -> str:
    """The name of the root element, without its prefix, in small letters; "html" also where the doctype says so; "" for none."""
    text = _beginning(data)
    before = BEFORE.match(text)
    found = ROOT.match(text, before.end() if before else 0)
    return (found[1] or found[2]).lower() if found else ""


def is_xml(data: bytes) -> bool:
    """Whether it says that it is XML."""
    return _beginning(data).startswith("<?xml")


def _beginning(data: bytes) -> str:
    return data[:SAMPLE].decode(utf16(data) or "utf-8", "replace").lstrip("\ufeff \t\r\n")
