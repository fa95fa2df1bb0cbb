"""What the type checker is told: which files are typed in whole, and how seldom it is told to look away."""

import re
import tomllib
from fnmatch import fnmatch

import pytest

from tests.coaching.booking import test_floors as booking
from tests.coaching.exercises import test_floors as exercises
from tests.networking_module.contacts import test_floors as contacts
from tests.test_imports import ROOT

APPS = ("coaching", "coachsite", "networking_module")
MOST_IGNORES = 20
VERBS = {
    "coaching.booking": booking.FLOORS["verbs"],
    "coaching.exercises": exercises.FLOORS["verbs"],
    "networking_module.contacts": contacts.FLOORS["verbs"],
}


def typed_in_whole() -> list[str]:
    """Patterns of modules whose functions all need types."""
    overrides = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mypy"]["overrides"]
    return [name for each in overrides if each.get("disallow_untyped_defs") for name in each["module"]]


def ignores() -> list[str]:
    """Each comment that tells the type checker to look away, with what follows it in its line."""
    files = (path for app in APPS for path in (ROOT / app).rglob("*.py"))
    return [found for path in files for found in re.findall(r"#\s*type:\s*ignore.*", path.read_text())]


@pytest.mark.parametrize("room", VERBS)
def test_every_file_of_verbs_is_typed_in_whole(room):
    names = [f"{room}.{file.replace('/', '.')}" for file in VERBS[room]]
    assert [name for name in names if not any(fnmatch(name, pattern) for pattern in typed_in_whole())] == []


def test_what_is_typed_in_whole_exists():
    paths = {pattern: ROOT / pattern.removesuffix(".*").replace(".", "/") for pattern in typed_in_whole()}
    assert [name for name, path in paths.items() if not (path.is_dir() or path.with_suffix(".py").is_file())] == []


def test_the_type_checker_is_told_to_look_away_twenty_times_at_most():
    assert len(ignores()) <= MOST_IGNORES


def test_each_time_the_type_checker_looks_away_names_the_code():
    assert [each for each in ignores() if not re.match(r"# type: ignore\[[a-z-]+(, [a-z-]+)*\]", each)] == []
