"""What a page tells programs that read it (schema.org), as an element of its HTML."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

NOT_IN_A_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
Node = dict[str, Any]


def script(*nodes: Mapping[str, Any]) -> SafeString | str:
    """The script element with `nodes`, which no browser runs, so the strict policy lets it be; "" for none."""
    if not nodes:
        return ""
    content = nodes[0] if len(nodes) == 1 else {"@graph": nodes}
    text = json.dumps({"@context": "https://schema.org", **content}, ensure_ascii=False).translate(NOT_IN_A_SCRIPT)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))


def filled(**values: Any) -> Node:
    """A node without what is empty; `kind` is its @type, `ref` its @id."""
    named = {"@type": values.pop("kind", None), "@id": values.pop("ref", None), **values}
    return {name: value for name, value in named.items() if value}
