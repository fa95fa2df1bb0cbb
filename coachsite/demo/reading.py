"""The demo's content files."""

import tomllib
from pathlib import Path

CONTENT = Path(__file__).parent / "content"


def read(name):
    """The content file `<name>.toml`."""
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))
