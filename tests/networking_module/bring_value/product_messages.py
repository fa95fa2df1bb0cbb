"""Every message to a contact that the product shows, found in its sources; `product_messages.toml` says what each is shown as.

Marked as a message: `before` and `after` of a page's rewrite, the `text` of a demo's draft, every `<blockquote>`. Without a mark
it is one when it is a quotation “…” of twelve words or more that greets somebody or says “you”, or a text of that length
that opens with a greeting and a name. Sources are the content (.toml), the strings of code and the templates.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[3]
APPS = ("coaching", "coachsite", "networking_module")
NOT_SHOWN = re.compile(r"/(?:migrations|check|corpus|management)/")
MARKED = re.compile(r"\.rewrite\.(?:before|after)$|\.draft\.text$")
BLOCKQUOTE = re.compile(r"<blockquote>(.*?)</blockquote>", re.DOTALL)
FILLED_IN = re.compile(r"{{.*?}}")
SPEAKER = re.compile(r"^\s*<(?:strong|b)>[^<]*:</(?:strong|b)>")
INLINE = re.compile(r"</?(?:em|strong|i|b|a)\b[^>]*>")
QUOTATION = re.compile(r"“([^“”]+)”")
OPENS = re.compile(r"\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)),? (?-i:[A-Z])", re.IGNORECASE)
SAYS_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
LEAST, SHORTEST = 12, 5  # words that make an unmarked message, and those that the check can read
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


class Message(NamedTuple):
    """A message's words, and the file that shows it."""

    where: str
    text: str


@cache
def messages() -> list[Message]:
    """All that the rules above find."""
    return [Message(where, text) for where, key, source in sources() for text in messages_in(source, key)]


@cache
def quotations() -> list[Message]:
    """Everything in quotation marks that the check can read: a row may name any of it."""
    found = [(where, _plain(words)) for where, _key, source in sources() for words in QUOTATION.findall(source)]
    return [Message(where, words) for where, words in found if len(words.split()) >= SHORTEST]


def messages_in(source: str, key: str = "") -> list[str]:
    """The messages in one text of the content."""
    if MARKED.search(key) or (OPENS.match(source) and _is_long(source)):
        return [source.strip()]
    marked = [_plain(SPEAKER.sub("", words)) for words in BLOCKQUOTE.findall(source)]
    quoted = [_plain(words) for words in QUOTATION.findall(BLOCKQUOTE.sub(" ", source))]
    return [*filter(None, marked), *filter(_is_to_someone, quoted)]


@cache
def sources() -> list[tuple[str, str, str]]:
    """(file, key in it, text) of all that the product shows."""
    return list(_sources())


def _sources() -> Iterator[tuple[str, str, str]]:
    for path in _files():
        where, text = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        if path.suffix == ".toml":
            yield from ((where, key, unescape(words)) for key, words in _strings(tomllib.loads(text)))
        elif path.suffix == ".py":
            yield from ((where, "", words) for words in _constants(ast.parse(text)))
        else:
            yield where, "", unescape(FILLED_IN.sub("", text))


def _files():
    folders = [*(ROOT / app for app in APPS), ROOT / "templates"]
    paths = [path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix in (".toml", ".py", ".html", ".txt")]
    return [path for path in paths if not NOT_SHOWN.search(path.as_posix().removeprefix(ROOT.as_posix()))]


def _strings(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Each string below a value of TOML; a page's block has its type in the key, as in “.body.rewrite.before”."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each, key)
    elif isinstance(value, dict) and {"type", "value"} == value.keys():
        yield from _strings(value["value"], f"{key}.{value['type']}")
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _strings(each, f"{key}.{name}")


def _constants(tree: ast.Module) -> list[str]:
    """The strings of a Python file, without docstrings."""
    owners = [node for node in ast.walk(tree) if isinstance(node, DOCUMENTED)]
    docs = {id(node.body[0].value) for node in owners if node.body and isinstance(node.body[0], ast.Expr)}
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return [node.value for node in found if id(node) not in docs]


def _is_to_someone(words):
    return _is_long(words) and bool(OPENS.match(words) or SAYS_YOU.search(words))


def _is_long(words):
    return len(words.split()) >= LEAST


def _plain(html):
    return " ".join(re.sub(r"<[^>]*>", " ", INLINE.sub("", html)).split())
