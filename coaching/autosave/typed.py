"""What someone typed into a form that could not be taken: to be read, copied and, where that is safe, sent again."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _

# Characters of all waiting words together. Anyone can send some, so they can't be without end.
MOST = 250_000
TOKEN = "csrfmiddlewaretoken"
# What Django raises of a form that can't be read: each time that one reads it, or only the first time.
UNREADABLE = (SuspiciousOperation, BadRequest, MultiPartParserError)
PRIVATE = re.compile(r"passw|code|\botp|token|secret", re.IGNORECASE)
FOR_MACHINES = re.compile(
    r"(^|[-_])(revision|FORMS|ORDER|DELETE|id|at|type|deleted|key|next|zone|seen|again|fingerprint)$|^(action-|_)|^(do|go|to|submit|press)$"
)
# What no person types: marks of a ticked box, choices of a list, numbers of rows.
OF_MACHINES = re.compile(r"on|off|true|false|[a-z]+(_[a-z]+)+|\d+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
LINE, MOST_LINES = 60, 20  # characters; lines of a field, which scrolls beyond
NUMBERS = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+")


@dataclass(frozen=True)
class Field:
    """One value of a form, as it was sent. `words` are those in it that a person can read, "" where there are none."""

    name: str
    value: str

    @property
    def words(self) -> str:
        if not self.value.strip() or FOR_MACHINES.search(self.name) or OF_MACHINES.fullmatch(self.value):
            return ""
        return _words_of_editor(self.value) if self.value.startswith(("{", "[")) else self.value

    @property
    def label(self) -> str:
        """What its name says to a person."""
        spoken = " ".join(re.split(r"[-_\s]+", NUMBERS.sub("", self.name))).strip()
        return spoken[:1].upper() + spoken[1:] if re.search(r"[a-z]{2}", spoken) else _("What you typed")

    @property
    def lines(self) -> int:
        """How many lines it takes on a page, about."""
        return min(MOST_LINES, sum(1 + len(line) // LINE for line in self.words.split("\n")))


@dataclass(frozen=True)
class Typed:
    """A form as it was sent to `address`. What is secret in it was not kept (`has_secrets`), nor were files (`has_files`), nor
    anything of one that `is_too_long`. `token` is the one that its page had."""

    address: str = ""
    fields: list[Field] = field(default_factory=list)
    has_secrets: bool = False
    has_files: bool = False
    is_too_long: bool = False
    token: str = ""

    @property
    def shown(self) -> list[Field]:
        return [each for each in self.fields if each.words]

    @property
    def size(self) -> int:
        """How many characters are kept."""
        return size_of(self.fields)

    @property
    def is_whole(self) -> bool:
        """Whether sending it again would do what it was sent for, and its person sees what that is: choices alone say too little,
        above all to someone else who has signed in since."""
        return bool(self.shown) and not (self.has_secrets or self.is_too_long)


def typed_in(request: HttpRequest) -> Typed:
    """What a request holds; nothing where its form can't be read."""
    try:
        sent, files = request.POST, bool(request.FILES)
    except (*UNREADABLE, UnreadablePostError):
        return Typed(request.get_full_path())
    fields = [Field(name, value) for name, values in sent.lists() if name != TOKEN for value in values]
    kept = [each for each in fields if not PRIVATE.search(each.name)]
    has_secrets = any(each.value for each in fields if PRIVATE.search(each.name))
    is_too_long = size_of(kept) > MOST
    return Typed(request.get_full_path(), [] if is_too_long else kept, has_secrets, files, is_too_long, sent.get(TOKEN, ""))


def size_of(fields: list[Field]) -> int:
    """How many characters these fields have, with their names."""
    return sum(len(each.name) + len(each.value) for each in fields)


def _words_of_editor(value: str) -> str:
    """The text of a value that Wagtail's editor made (Draftail's JSON)."""
    try:
        return "\n".join(_texts(json.loads(value)))
    except (ValueError, RecursionError):
        return value


def _texts(value: Any) -> Iterator[str]:
    blocks = value.get("blocks", []) if isinstance(value, dict) else []
    for block in blocks if isinstance(blocks, list) else []:
        if isinstance(block, dict) and isinstance(block.get("text"), str):
            yield block["text"]
