"""docs/exercises.md tells every exercise and program as it is; what an exercise calls a button is one."""

import re

import pytest

from tests.networking_module.test_starter_content import EXERCISES, PROGRAMS, STEPS
from tests.test_english import translated, words_of
from tests.test_imports import ROOT

PAGE = (ROOT / "docs/exercises.md").read_text()
QUOTED, NAMED = re.compile("“([^”]+)”"), re.compile("(?:choose|press) “([^”]+)”")


def section(title):
    """What the page says below a heading, on one line."""
    return " ".join(PAGE.partition(f"\n### {title}\n")[2].partition("\n#")[0].split())


def home_of(key):
    """The programs an exercise is in, in words."""
    weeks = [(program, steps.index(key) + 1) for program, steps in sorted(STEPS.items()) if key in steps]
    return " and ".join(f"`{program}` (week {week})" for program, week in weeks)


@pytest.mark.parametrize("key", EXERCISES)
def test_page_tells_an_exercise_with_its_minutes_and_its_programs(key):
    told = section(EXERCISES[key]["title"])
    assert told.startswith(f"`{key}`, {EXERCISES[key]['minutes']} minutes, in {home_of(key)}.")


@pytest.mark.parametrize("key", EXERCISES)
def test_page_tells_what_an_exercise_is_for(key):
    told = section(EXERCISES[key]["title"])
    wanted = ["**Goal.**", "**For whom.**", "**Builds on**"]
    assert ([each for each in wanted if each not in told], "**Changed.**" in told or "**New,**" in told) == ([], True)


@pytest.mark.parametrize("key", PROGRAMS)
def test_page_tells_a_program_with_its_exercises_in_order(key):
    steps = ", ".join(f"`{step}`" for step in STEPS[key])
    assert section(PROGRAMS[key]["title"]).startswith(f"`{key}`: {steps}.")


def test_page_tells_nothing_that_is_not_there():
    titles = {each["title"] for each in [*EXERCISES.values(), *PROGRAMS.values()]}
    assert set(re.findall(r"^### (.+)$", PAGE, flags=re.MULTILINE)) - titles == set()


def on_screens():
    """Every sentence of a screen that may name a button, a field or a heading."""
    folders = [ROOT / "networking_module", ROOT / "templates/coaching/client_area"]
    pages = [words_of(path.read_text()) for folder in folders for path in folder.rglob("*.html")]
    code = [translated(path.read_text()) for path in (ROOT / "networking_module").rglob("*.py")]
    return {" ".join(text.split()) for texts in [*pages, *code] for text in texts}


def named_in(content):
    """What "try it" quotes, and what a reading says to choose or to press."""
    for kind, value in content["prompts"]:
        yield from QUOTED.findall(value["help"]) if kind == "try_it" else NAMED.findall(value) if kind == "reading" else []


def test_buttons_that_exercises_name_exist():
    named = {name for content in EXERCISES.values() for name in named_in(content)}
    assert {"I sent it", "Let go", "Make this a quiet week"} <= named
    assert named - on_screens() == set()
