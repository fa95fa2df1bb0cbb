"""The word families and lists of `words.toml`, as the check looks them up."""

import tomllib
from pathlib import Path

_DATA = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))

CONTRACTIONS = _DATA["contractions"]
EMPTY = frozenset(_DATA["lists"]["empty"].split())
FAMILY_OF: dict[str, str] = {}
for _family, _words in _DATA["families"].items():
    for _word in _words.split():
        FAMILY_OF.setdefault(_word, _family)
