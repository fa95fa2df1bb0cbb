"""What a page says to programs: its structured data and the elements of its head."""

import json
import re
from html import unescape

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
META = re.compile(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">')


def nodes_of(words, kind=None):
    """The nodes of a page's structured data; those of one @type, if asked. A page has at most one script of them."""
    [data] = [json.loads(each) for each in SCRIPT.findall(words)] or [{}]
    assert data.pop("@context", "https://schema.org") == "https://schema.org"
    nodes = data.get("@graph", [data] if data else [])
    return [node for node in nodes if kind in (None, node["@type"])]


def meta_of(words):
    """{name: content} of a page's meta elements."""
    return {name: unescape(content) for name, content in META.findall(words)}


def canonical_of(words):
    [address] = re.findall(r'<link rel="canonical" href="([^"]+)">', words)
    return unescape(address)
