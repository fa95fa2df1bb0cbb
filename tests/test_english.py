"""Nothing that people read, docstrings among it, is a calque or British: tests/english.py says what is refused."""

import ast
import re
from pathlib import Path

import pytest

from tests.english import EVERYWHERE, READ, SCREENS

ROOT = Path(__file__).resolve().parent.parent
APPS = ("coaching", "coachsite", "networking_module", "scripts", "tests")
# What the message check learns from and looks for, and the columns of foreign tables, are written as strangers write.
COLUMNS = r"(importing|bring_in)/columns\.toml|tables/people\.toml"
EXEMPT = re.compile(rf"bring_value/(corpus/|check/(\w+\.toml|cues\.py))|{COLUMNS}|/migrations/")
TRANSLATE = {"_", "_lazy", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
ON_SCREENS = {**EVERYWHERE, **READ, **SCREENS}
IN_DOCUMENTS = {**EVERYWHERE, **READ}


def found(text, patterns):
    """What a text has of the patterns: [(the words, what to say instead)]."""
    return [(match.group(), instead) for pattern, instead in patterns.items() for match in re.finditer(pattern, text)]


def files(ending):
    paths = [path for folder in APPS for path in sorted((ROOT / folder).rglob(f"*{ending}"))]
    return [path for path in paths if not EXEMPT.search(path.as_posix())]


def docstrings(code):
    nodes = [node for node in ast.walk(ast.parse(code)) if isinstance(node, DOCUMENTED)]
    return [" ".join(text.split()) for text in map(ast.get_docstring, nodes) if text]


def translated(code):
    """The sentences of a Python file that a person reads."""
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    texts = [each for call in calls if getattr(call.func, "id", "") in TRANSLATE for each in call.args[:2]]
    return [each.value for each in texts if isinstance(each, ast.Constant) and isinstance(each.value, str)]


def words_of(template):
    """The words of a template: its text, its translated sentences and its labels."""
    sentences = re.findall(r"""{% translate (?:"([^"]*)"|'([^']*)')|_\("([^"]*)"\)""", template)
    html = re.sub(r"(?s){#.*?#}|<(?:style|script|svg).*?</(?:style|script|svg)>|{%.*?%}|{{.*?}}", " ", template)
    labels = re.findall(r'(?:aria-label|title|alt|placeholder)="([^"]*)"', html)
    return [*map("".join, sentences), *labels, *(" ".join(each.split()) for each in re.split(r"(?s)<[^>]*>", html))]


def prose(markdown):
    """The text of a document, without code and addresses."""
    return " ".join(re.sub(r"(?sm)^ *```.*?^ *```|`[^`]*`|\]\([^)]*\)", "` ", markdown).split())


def everything():
    """(path, text, patterns) of all that someone reads."""
    for path in files(".py"):
        yield from ((path, text, EVERYWHERE) for text in docstrings(path.read_text()))
        yield from ((path, text, ON_SCREENS) for text in translated(path.read_text()) if "tests" not in path.parts)
    for path in [*sorted((ROOT / "templates").rglob("*.*")), *files(".html")]:
        yield from ((path, text, ON_SCREENS) for text in words_of(path.read_text()))
    yield from ((path, path.read_text(), ON_SCREENS) for path in files(".toml"))
    for path in [*sorted((ROOT / "docs").glob("*.md")), *sorted(ROOT.glob("*.md"))]:
        yield path, prose(path.read_text()), IN_DOCUMENTS


def test_nothing_that_people_read_is_a_calque_or_british():
    said = {
        f"{path.relative_to(ROOT)}: {words!r}: {how}" for path, text, which in everything() for words, how in found(text, which)
    }
    assert not said, "\n".join(sorted(said))


@pytest.mark.parametrize(
    "sentence",
    [
        "That were 6 reminders.",
        "What can be booked, by whom ever.",
        "Write the names, one a line.",
        "It stands in their mail.",
        "Nobody can book it any more.",
        "Your coach hears of it.",
        "Someone gives up the account.",
        "This page shows what became of it.",
        "It was changed since.",
        "Afterwards you may practice.",
        "You practise every day.",
        "A neighbour called.",
        "The call is cancelled.",
        "Who sells something must keep books.",
        "Send the ticked ones a link.",
        "Hello {name},\n\nyour time is reserved.",
    ],
)
def test_a_planted_sentence_is_found(sentence):
    assert found(sentence, ON_SCREENS)


def test_a_sentence_is_found_wherever_it_is_read():
    planted = "One a line."
    read = [
        *docstrings(f'"""{planted}"""'),
        *translated(f'_("{planted}")'),
        *words_of(f'{{% translate "{planted}" %}}'),
        *words_of(f'<p title="{planted}">{planted}</p>'),
        prose(f"# Title\n\n{planted}\n"),
    ]
    assert read.count(planted) == 5
