"""What the documents name exists, and what a reader must know of is documented."""

import inspect
import re

import pytest
from django.apps import apps
from django.core.management import get_commands
from django.dispatch import Signal

import coaching
from coaching import modules, signals
from tests.documents import all_spans, blocks, commands, documents, first_column, paths_like, spans, words_of_the_code
from tests.test_imports import GATHERING, ROOT

OURS = ("coaching", "coachsite", "networking_module")
SUFFIXES = r"\.(py|md|html|css|js|mjs|toml|json|jsonl|txt|sh|ini|in)$"
# Made while the site runs, or an example.
NOT_FILES = re.compile(r"^(var|\.venv|documents|save|journal|interview_training)(/|$)|://|^/|^\.\w+$|[{}()|,&%?=]")


def variables_in(pattern, *globs):
    texts = [path.read_text() for glob in globs for path in ROOT.glob(glob) if path.is_file()]
    return {name for text in texts for name in re.findall(pattern, text)}


def settings_variables():
    return variables_in(r'\benv\.\w+\(\s*"([A-Z_]+)"', "coachsite/settings/*.py")


def other_variables():
    """Those of programs beside the site: its server, commands, and the scripts around them."""
    read = variables_in(r'os\.environ\.get\("([A-Z_]+)"', "gunicorn.conf.py", "coaching/management/commands/*.py", "scripts/*.py")
    return read | variables_in(r"\$\{([A-Z_]+):-", "scripts/run_*", ".ci/run")


def test_every_setting_is_documented_and_every_documented_one_is_read():
    assert sorted(first_column("docs/operations.md", "variable")) == sorted(settings_variables())


def test_every_variable_beside_the_settings_is_documented():
    named = {word for _path, span in all_spans() for word in re.findall(r"[A-Z_]{3,}", span)}
    assert other_variables() - named == set()


def test_every_signal_is_documented_and_every_documented_one_is_sent():
    there = [name for name, value in vars(signals).items() if isinstance(value, Signal)]
    assert sorted(first_column("docs/architecture.md", "signal")) == sorted(there)


def test_every_command_of_ours_is_documented():
    ours = {name for name, app in get_commands().items() if app in OURS}
    assert ours - commands("manage.py") == set()


def test_every_command_in_the_documents_exists():
    assert commands("manage.py") - set(get_commands()) == set()


def test_every_target_of_make_is_documented_and_every_documented_one_is_there():
    there = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))
    assert commands("make") == there


def test_every_method_of_the_contract_is_documented_and_every_documented_one_is_there():
    there = [name for name, value in vars(modules.ModuleConfig).items() if inspect.isfunction(value) and name[0] != "_"]
    documented = [span.partition("(")[0] for span in first_column("docs/modules.md", "method")]
    assert sorted(documented) == sorted(there)


@pytest.mark.parametrize("app", ["coaching", "networking_module"])
def test_every_room_stands_in_the_architecture(app):
    rooms = {f"{app}/{path.parent.name}/" for path in (ROOT / app).glob("*/__init__.py")} - {
        f"{app}/{name}/" for name in GATHERING
    }
    assert rooms - set(tree(blocks(documents()["docs/architecture.md"])[0])) == set()


def test_the_newest_version_of_the_changelog_is_this_one():
    assert re.findall(r"^## \[(\d\S*)\]", (ROOT / "CHANGELOG.md").read_text(), flags=re.MULTILINE)[0] == coaching.__version__


def is_a_path(span):
    return re.search(r"^[\w.*<>-]+/|" + SUFFIXES, span) and not NOT_FILES.search(span) and " " not in span


@pytest.mark.parametrize("path", list(documents()))
def test_every_file_in_a_document_exists(path):
    named = {span.partition(": ")[0] for span in spans(documents()[path])}
    assert sorted(name for name in named if is_a_path(name) and not paths_like(name)) == []


def tree(text):
    """The paths in a tree of folders: what stands first in a line, under the folder that is less indented."""
    above = {}
    for line in text.splitlines():
        depth = len(line) - len(line.lstrip())
        names = re.match(r"((?:[\w.]+(?:/|\.py) +)*)", line.lstrip() + " ")[0].split()
        above = {each: folder for each, folder in above.items() if each < depth}
        for name in names:
            yield "".join([*above.values(), name])
        above[depth] = names[0] if names else ""


def test_every_file_in_the_tree_of_the_architecture_exists():
    named = list(tree(blocks(documents()["docs/architecture.md"])[0]))
    assert len(named) > 30
    assert [name for name in named if not (ROOT / name).exists()] == []


def functions_named():
    """(document, file, name) of every `file.py: name`, and of every `file.name` where there is such a file."""
    for path, span in all_spans():
        if match := re.match(r"([\w/]+\.py): (\w+)", span):
            yield path, *match.groups()
        elif (match := re.fullmatch(r"([a-z_.]+)\.([a-z_]+)(\(.*)?", span)) and not is_a_path(span):
            file = match[1].replace(".", "/") + ".py"
            yield from [(path, file, match[2])] if paths_like(file) else []


def test_every_function_in_the_documents_exists():
    defined = r"^(?:async )?(?:def |class |    def )?{}\b"
    missing = [
        (path, file, name)
        for path, file, name in functions_named()
        if not any(re.search(defined.format(name), (ROOT / each).read_text(), flags=re.MULTILINE) for each in paths_like(file))
    ]
    assert missing == []


@pytest.mark.parametrize("path", list(documents()))
def test_every_name_in_a_document_stands_in_the_code(path):
    """Names as code has them: with an underscore, capitals inside, or brackets."""
    like_code = r"\w*[a-z]_\w+|\b[A-Z]+_[A-Z_]+\b|\b[A-Z]\w*[a-z][A-Z]\w+|\b\w+(?=\()"
    names = {name for span in spans(documents()[path]) for name in re.findall(like_code, span.replace("_FILE", ""))}
    assert sorted(names - words_of_the_code() - {model._meta.db_table for model in apps.get_models()}) == []


@pytest.mark.parametrize("path", list(documents()))
def test_every_link_to_a_file_leads_there(path):
    targets = re.findall(r"\]\(([^):#]+)\)", documents()[path])
    assert [target for target in targets if not (ROOT / path).parent.joinpath(target).exists()] == []


def test_the_glossary_is_in_the_order_of_the_alphabet():
    words = re.findall(r"^- \*\*(.+?)\.\*\*", documents()["docs/glossary.md"], flags=re.MULTILINE)
    assert words == sorted(words, key=str.casefold)


def test_every_word_of_the_glossary_names_its_home():
    entries = documents()["docs/glossary.md"].split("\n- **")[1:]
    assert [entry for entry in entries if not paths_like(spans(entry.strip())[-1])] == []
