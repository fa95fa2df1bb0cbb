"""The exercises and programs this module brings: one file each, editable in Wagtail once they are loaded.

A file's name is its key and never changes.
"""

import tomllib
from pathlib import Path

from networking_module.principles import PRINCIPLES

FOLDER = Path(__file__).parent
TRACKS = [track.slug for track in PRINCIPLES]


def exercises():
    """See `ModuleConfig.starter_content`: principle by principle, the one that introduces a principle first."""
    found = [_exercise(words) for words in _files("exercises")]
    return sorted(found, key=lambda each: (TRACKS.index(each["track"]), each["key"] != each["track"]))


def programs():
    """See `ModuleConfig.starter_programs`."""
    return _files("programs")


def _files(folder):
    paths = sorted((FOLDER / folder).glob("*.toml"))
    return [{**tomllib.loads(path.read_text(encoding="utf-8")), "key": path.stem} for path in paths]


def _exercise(words):
    return {**words, "prompts": [_prompt(word) for word in words["prompts"]]}


def _prompt(words):
    """A table of the file as (block name, value): `html` is a reading's whole value."""
    kind = words.pop("kind")
    return kind, words["html"] if kind == "reading" else words
