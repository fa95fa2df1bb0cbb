"""What the project's documents say, and what of it there is in the project: names in code marks, files, tables."""

import os
import re
from functools import cache
from pathlib import Path

from tests.test_imports import ROOT

SOURCES = {".py", ".html", ".css", ".js", ".mjs", ".toml", ".sh", ".ini", ""}
MADE = {"var", "staticfiles", "node_modules", "__pycache__", ".coverage"}


@cache
def files():
    """Every file of the project but what is made by running it, as paths from its folder."""
    found = []
    for folder, inner, names in os.walk(ROOT):
        inner[:] = [each for each in inner if each == ".ci" or not (each in MADE or each.startswith("."))]
        found += [str(Path(folder, name).relative_to(ROOT)) for name in names if name not in MADE]
    return sorted(found)


@cache
def documents():
    """{path: text} of all that is written for developers and for whoever runs the site."""
    paths = [each for each in files() if each.endswith(".md") and each.rpartition("/")[0] in {"", "docs"}]
    return {path: (ROOT / path).read_text() for path in paths if path != "CHANGELOG.md"}


def spans(text):
    """What stands in `code marks`, without the blocks of code."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))


def all_spans():
    """(document, what stands in code marks) of all documents."""
    return [(path, span) for path, text in documents().items() for span in spans(text)]


def blocks(text):
    """The blocks of code."""
    return re.findall(r"```\w*\n(.*?)```", text, flags=re.DOTALL)


def commands(program):
    """The words after `program` in code marks and blocks of code of all documents."""
    pattern = rf"(?:^|[\s`]){re.escape(program)} ([a-z][\w-]*)"
    codes = [code for text in documents().values() for code in [*spans(text), *blocks(text)]]
    return {word for code in codes for word in re.findall(pattern, code, flags=re.MULTILINE)}


def first_column(path, heading):
    """The code marks in the first column of the table whose head begins with `heading`."""
    table = documents()[path].partition(f"| {heading} |")[2].partition("\n\n")[0]
    return [span for row in table.splitlines()[2:] for span in spans(row.split(" | ")[0])]


def paths_like(name):
    """The files and folders that a document means by `name`: its end is theirs. `*` and `<…>` stand for anything."""
    pattern = re.sub(r"\\\*|<[^>]*>", "[^/]*", re.escape(name.rstrip("/")))
    return [path for path in [*files(), *folders()] if re.search(rf"(^|/){pattern}$", path)]


@cache
def folders():
    return sorted({"/".join(each.split("/")[:depth]) for each in files() for depth in range(1, each.count("/") + 1)})


@cache
def words_of_the_code():
    """Every name in the code and of its files, the stories of the database's changes apart."""
    code = [path for path in files() if (ROOT / path).suffix in SOURCES and not re.search("/migrations/|test_docs", path)]
    texts = [(ROOT / path).read_text() for path in code]
    return {word for text in [*code, *texts] for word in re.findall(r"\w+", text)}
