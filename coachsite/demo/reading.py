"""The demo's content files, and the references they make to each other."""

import re
import tomllib
from pathlib import Path

CONTENT = Path(__file__).parent / "content"
REFERENCE = re.compile(r"(page|image|testimonial|exercise):(.+)")
PAGE_LINK = re.compile(r'href="page:([^"]+)"')


def read(name):
    """The content file `<name>.toml`."""
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


def resolved(value, keys):
    """`value` with each reference, such as "page:about", replaced by the primary key that `keys` has for it."""
    if isinstance(value, dict):
        return {name: resolved(each, keys) for name, each in value.items()}
    if isinstance(value, list):
        return [resolved(each, keys) for each in value]
    if isinstance(value, str):
        return _resolved_text(value, keys)
    return value


def _resolved_text(text, keys):
    if REFERENCE.fullmatch(text):
        return keys[text]
    return PAGE_LINK.sub(lambda link: f'linktype="page" id="{keys[f"page:{link[1]}"]}"', text.strip())
