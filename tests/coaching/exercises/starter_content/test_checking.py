"""Every mistake of an author gets its sentence, with the key and the prompt."""

import re

import pytest
from django.conf import settings

from coaching.exercises.starter_content import prompt_checking
from coaching.exercises.starter_content.checking import problems
from tests.coaching.exercises.starter_content.test_loading import PROMPTS

QUESTION = {"question": "Where?", "help": "", "required": True}
SCALE = {**QUESTION, "low": "near", "high": "far", "steps": 5}
RUN = {"key": "run", "title": "Run", "track": "legs", "prompts": PROMPTS}
STEP = {"exercise": "run", "opens": "after", "days": 2, "due_days": 7}
FIT = {"key": "fit", "title": "Fit", "steps": [STEP]}


@pytest.fixture(autouse=True)
def _activities(monkeypatch):
    """One can run."""
    monkeypatch.setattr(prompt_checking, "activity", lambda reference: object() if reference == "sports.run" else None)
    monkeypatch.setattr(prompt_checking, "activity_choices", lambda: [("sports.run", "Sports: Run")])


def found(exercise=None, program=None):
    return list(problems([{**RUN, **(exercise or {})}], [{**FIT, **(program or {})}], ["legs", "arms"]))


def said_of(name, value):
    """What is said of one prompt, without the words that say where it is."""
    return [each.removeprefix("Exercise “run”: prompt 1: ") for each in found({"prompts": [(name, value)]})]


def test_every_kind_of_prompt_is_right_as_it_is_loaded():
    assert found() == []


def test_checking_asks_the_database_nothing():
    """No fixture of this test opens one: a query would fail. A measure is not looked up."""
    assert said_of("scale", {**SCALE, "measure": "Stamina"}) == []


def test_a_sentence_names_the_exercise_and_the_prompt():
    assert found({"prompts": [("reading", "<p>Go.</p>"), ("question", QUESTION)]}) == [
        "Exercise “run”: prompt 2: there is no block “question”. Take one of reading, video, short_answer, long_answer, scale, "
        "choice, checklist, rows, file, date, try_it."
    ]


LISTED = "It takes question, help, required, low, high, steps, measure."


@pytest.mark.parametrize(
    ("name", "value", "sentences"),
    [
        ("reading", {"html": "<p>"}, ["its value is HTML, in one string."]),
        (
            "reading",
            "<p>Go <u>on</u>, <u>on</u>.</p>",
            [f"reading: it can't hold <u>. {prompt_checking.one_of(prompt_checking.READING)}"],
        ),
        ("reading", "<ul><li>Go<br><em>on</em></li></ul>", []),
        ("picture", {}, [f"there is no block “picture”. Take one of {', '.join(prompt_checking.BROUGHT)}."]),
        ("date", "When?", ["date: its value is a mapping of question, help, required."]),
        ("short_answer", {"help": ""}, ["short_answer: “question” is missing."]),
        (
            "short_answer",
            {"question": "x" * 301},
            ["short_answer: “question”: This is 301 characters long, and the limit is 300. Please shorten it."],
        ),
        ("scale", {**SCALE, "lo": "near"}, [f"scale: “lo” is not one of its values. {LISTED}"]),
        ("scale", {**SCALE, "steps": 11}, ["scale: “steps”: Ensure this value is less than or equal to 10."]),
        ("scale", {**SCALE, "measure": 3}, ["scale: “measure” is the name of a measure, a string."]),
        ("choice", {**QUESTION, "options": ["Early"]}, ["choice: “options”: The minimum number of items is 2"]),
        ("choice", {**QUESTION, "options": "Early"}, ["choice: “options” is a list."]),
        ("checklist", QUESTION, ["checklist: “items” is missing."]),
        ("rows", {**QUESTION, "columns": ["Where", ""]}, ["rows: “columns”: This field is required."]),
        (
            "try_it",
            {"activity": "sports.swim"},
            ["try_it: no installed module has the activity “sports.swim”. Take one of sports.run."],
        ),
        ("try_it", {"times": 3}, ["try_it: “activity” is missing."]),
        (
            "video",
            {"url": "http://example.org", "title": "Run"},
            ["video: “url”: Give the whole address of the video. It starts with https://"],
        ),
    ],
)
def test_a_wrong_prompt_is_said(name, value, sentences):
    assert said_of(name, value) == sentences


def test_a_prompt_that_is_no_pair_is_said():
    assert found({"prompts": ["reading"]}) == ["Exercise “run”: prompt 1: a prompt is a pair: the block's name and its value."]


@pytest.mark.parametrize(
    ("exercise", "sentence"),
    [
        ({"track": "head"}, "there is no track “head”. Take one of legs, arms."),
        ({"title": ""}, "“title” is missing."),
        ({"minutes": "long"}, "“minutes”: “long” value must be an integer."),
        ({"summery": "x"}, "“summery” is not one of its values. It takes key, minutes, prompts, summary, title, track."),
    ],
)
def test_a_wrong_exercise_is_said(exercise, sentence):
    assert found(exercise) == [f"Exercise “run”: {sentence}"]


def test_a_track_where_there_is_none_is_said():
    assert list(problems([RUN], [], [])) == ["Exercise “run”: there is no track “legs”. There are none."]


def test_a_key_that_comes_twice_is_said():
    assert list(problems([RUN, RUN], [], ["legs"])) == ["Exercise “run”: this key is given to 2 of them."]


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        ({"exercise": "swim"}, "there is no exercise “swim” in the starter content."),
        ({"opens": "later"}, "“later” is no way to open. Take one of at_once, after, weekly."),
        ({"opens": "on_date"}, "“on_date” is no way to open. Take one of at_once, after, weekly."),
        ({"on_date": "2027-01-01"}, "“on_date” is not one of its values. It takes days, due_days, exercise, opens."),
        ({"due_days": "soon"}, "“due_days”: “soon” value must be an integer."),
    ],
)
def test_a_wrong_step_is_said(step, sentence):
    assert found(program={"steps": [STEP, {**STEP, **step}]}) == [f"Program “fit”: step 2: {sentence}"]


def test_a_step_without_an_exercise_is_said():
    assert found(program={"steps": [{"opens": "at_once"}]}) == ["Program “fit”: step 1: “exercise” is missing."]


def rows_for_authors():
    """{block: (its values, those that are needed)} as docs/modules.md has them."""
    table = (
        (settings.BASE_DIR / "docs" / "modules.md").read_text().partition("| block | value | needed |")[2].partition("\n\n")[0]
    )
    rows = (line.strip("| ").split(" | ") for line in table.splitlines()[2:])
    return {name.strip("`"): [re.findall(r"`(\w+)`", cell) for cell in cells] for name, *cells in rows}


@pytest.mark.parametrize("name", [name for name in prompt_checking.BROUGHT if name != "reading"])
def test_the_table_for_authors_has_each_value_and_what_is_needed(name):
    needed = [sentence.split("“")[1].split("”")[0] for sentence in said_of(name, {})]
    assert rows_for_authors()[name] == [list(prompt_checking.BLOCKS[name].child_blocks), needed]


def test_the_table_for_authors_has_each_block():
    assert list(rows_for_authors()) == prompt_checking.BROUGHT
