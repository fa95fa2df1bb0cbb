"""The exercises this module brings: one file each in `exercises/`, editable in Wagtail once they are loaded."""

import tomllib
from pathlib import Path

FOLDER = Path(__file__).parent / "exercises"
ORDER = ["bring-value", "stay-in-touch", "have-a-conversation"]


def exercises():
    """See `ModuleConfig.starter_content`."""
    return [_exercise(strand) for strand in ORDER]


def _exercise(strand):
    words = tomllib.loads((FOLDER / f"{strand}.toml").read_text(encoding="utf-8"))
    return {**words, "key": strand, "strand": strand, "prompts": [_prompt(each) for each in words["prompts"]]}


def _prompt(words):
    """A table of the file as (block name, value): `html` is a reading's whole value."""
    kind = words.pop("kind")
    return kind, words["html"] if kind == "reading" else words
