"""What `start_module` writes is a module that works, as its author would find out: in processes of its own."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tests.documents import blocks, documents

BIN = Path(sys.executable).parent
# Of the core's tests, what a new module has to stand.
CORE = [
    "tests/test_contracts.py",
    "tests/test_templates.py",
    "tests/test_imports.py",
    "tests/test_permissions.py::test_every_address_has_a_row",
    "tests/test_permissions.py::test_addresses_are_open_to_the_right_people[interview-training]",
]
OWN_DATABASE = """from tests.settings import *

DATABASES["default"]["TEST"] = {{"NAME": "{folder}/test.sqlite3"}}
"""


def start(name, directory):
    """Returns what the command said."""
    said = StringIO()
    call_command("start_module", name, directory=directory, stdout=said)
    return said.getvalue()


def run(*command, **env):
    """Returns (exit code, what was said) of a process in the project's folder."""
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=env or None, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def skeleton(tmp_path_factory):
    """A new module's folder."""
    folder = tmp_path_factory.mktemp("elsewhere")
    start("interview_training", folder)
    return folder / "interview_training"


@pytest.fixture
def env(skeleton):
    """The environment in which it is installed, with a database of its own."""
    (skeleton.parent / "own_database.py").write_text(OWN_DATABASE.format(folder=skeleton.parent))
    env = {name: value for name, value in os.environ.items() if name not in ("SERVICES", "REDIS_URL", "DJANGO_SETTINGS_MODULE")}
    return env | {
        "PYTHONPATH": f"{skeleton.parent}:{settings.BASE_DIR}",
        "COACHING_MODULES": "networking_module,interview_training",
        "DATABASE_URL": f"sqlite:///{skeleton.parent}/db.sqlite3",
    }


def test_its_own_tests_and_those_of_the_core_pass(skeleton, env):
    pytest_ = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--ds=own_database"]
    code, said = run(*pytest_, str(skeleton), *CORE, **env)
    assert (code, "failed" in said) == (0, False), said


@pytest.mark.parametrize("command", [["check"], ["makemigrations", "--check", "--dry-run"]], ids=" ".join)
def test_django_finds_nothing(command, env):
    code, said = run(sys.executable, "manage.py", *command, **env)
    assert code == 0, said


@pytest.mark.parametrize("name", ["zen", "an_interview_training_of_thirt"])
def test_it_keeps_to_the_projects_style_whatever_its_name(name, tmp_path):
    start(name, tmp_path)
    config = ["--config", "pyproject.toml", "--config", f"src = ['{settings.BASE_DIR}', '{tmp_path}']"]
    commands = [
        [BIN / "ruff", "check", *config, tmp_path],
        [BIN / "ruff", "format", "--check", *config, tmp_path],
        [BIN / "djlint", "--quiet", "--lint", "--configuration", "pyproject.toml", tmp_path],
    ]
    assert [said for code, said in (run(*map(str, command)) for command in commands) if code] == []


def test_docs_show_the_page_that_saves_as_it_is_written(skeleton):
    section = documents()["docs/modules.md"].partition("### Saving what is typed")[2].partition("\n## ")[0]
    shown = {line.strip() for block in blocks(section) for line in block.splitlines()}
    written = {
        line.strip()
        for path in skeleton.rglob("*.*")
        if path.suffix in (".py", ".html")
        for line in path.read_text().splitlines()
    }
    assert (len(shown) > 40, shown - written) == (True, set())


def test_it_tells_what_to_do_next(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    assert start("zen", tmp_path).startswith(f"Written: {tmp_path}/zen\nAdd zen to COACHING_MODULES, then run\n")


def test_it_tells_how_python_finds_a_folder_elsewhere(tmp_path):
    assert f"\n  export PYTHONPATH={tmp_path}\nAdd zen" in start("zen", tmp_path)


def test_its_tests_say_when_it_is_not_installed(skeleton, env):
    pytest_ = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--ds=own_database", "tests/test_imports.py"]
    code, said = run(*pytest_, str(skeleton), **env | {"COACHING_MODULES": "networking_module"})
    assert code != 0
    assert "The module interview_training is not installed: set COACHING_MODULES, such as" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("name", ["Zen", "2nd", "my-module", "my__module", "_mine", "class", "a" * 31, "", "a.b", "été"])
def test_a_name_that_is_none_is_refused(name, tmp_path):
    with pytest.raises(CommandError, match=f"^“{name}” can't be a module's name. Take small letters"):
        start(name, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["calendar", "coaching", "account", "tests"])
def test_a_name_that_a_package_or_app_has_is_refused(name, tmp_path):
    with pytest.raises(CommandError, match=f"^“{name}” is taken: a package, an app or a folder has that name."):
        start(name, tmp_path)


def test_a_folder_that_is_there_is_left_alone(tmp_path):
    (tmp_path / "zen").mkdir()
    with pytest.raises(CommandError, match="^“zen” is taken"):
        start("zen", tmp_path)
    assert list((tmp_path / "zen").iterdir()) == []


@pytest.mark.parametrize("name", ["exercises", "booking"])
def test_a_name_whose_addresses_are_taken_is_refused(name, tmp_path):
    with pytest.raises(CommandError, match=f"^The addresses below /{name}/ or /me/{name}/ are taken."):
        start(name, tmp_path)


def test_a_folder_that_is_missing_is_said(tmp_path):
    with pytest.raises(CommandError, match="^There is no folder"):
        start("zen", tmp_path / "nowhere")
