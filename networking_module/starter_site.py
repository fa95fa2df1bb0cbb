"""What this module brings to the site of a new practice: an article for each principle, and a part of the home page."""

import tomllib
from pathlib import Path

from networking_module.principles import PRINCIPLES

FOLDER = Path(__file__).parent / "site"


def articles():
    """See `ModuleConfig.starter_articles`: in the order in which the principles are taught."""
    return [{**_read(f"articles/{track.slug}"), "key": track.slug} for track in PRINCIPLES]


def home_blocks():
    """See `ModuleConfig.starter_home`."""
    return _read("home")["body"]


def _read(name):
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
