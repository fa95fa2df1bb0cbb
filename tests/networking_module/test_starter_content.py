from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from coaching.exercises.assignments import assign
from coaching.exercises.models import Exercise, Program
from coaching.exercises.models.blocks import QUESTIONS
from coaching.exercises.programs.enrolling import enroll
from coaching.exercises.programs.opening import open_due
from coaching.exercises.starter_content import loading
from coaching.modules import activity, module
from networking_module.apps import NetworkingModule
from networking_module.principles import PRINCIPLES
from networking_module.starter_content import exercises, programs
from tests.test_plain_words import FORBIDDEN

EXERCISES = {each["key"]: each for each in exercises()}
PROGRAMS = {each["key"]: each for each in programs()}
STEPS = {key: [step["exercise"] for step in each["steps"]] for key, each in PROGRAMS.items()}
PEOPLE = ("Joan", "Malik", "Lorna", "Dale", "Sheng", "Nodira")
NUMBERS = {3: "three", 4: "four", 7: "seven", 8: "eight"}
MEASURED = ("short_answer", "long_answer", "scale", "choice", "checklist", "rows", "date")
WEEK = timedelta(weeks=1)


def words_of(content):
    """Everything of an exercise that a client reads."""
    prompts = [value if kind == "reading" else " ".join(_texts(value)) for kind, value in content["prompts"]]
    return strip_tags(" ".join([content["title"], content["summary"], *prompts]))


def _texts(value):
    for name, each in value.items():
        if name != "activity":
            yield from each if isinstance(each, list) else [each] if isinstance(each, str) else []


def people_in(content):
    return {name for name in PEOPLE if name in words_of(content)}


def kinds_of(content):
    return [kind for kind, _value in content["prompts"]]


@pytest.mark.parametrize("track", [track.slug for track in PRINCIPLES])
def test_each_principle_has_at_least_four_exercises(track):
    assert len([each for each in EXERCISES.values() if each["track"] == track]) >= 4


@pytest.mark.parametrize("key", EXERCISES)
def test_exercise_is_whole(key):
    """A quarter of an hour, something to do for real, what to do when it goes wrong, a last question for the coach."""
    content = EXERCISES[key]
    [tried] = [value["activity"] for kind, value in content["prompts"] if kind == "try_it"]
    last_kind, last = content["prompts"][-1]
    assert 10 <= content["minutes"] <= 25
    assert activity(tried) is not None
    assert "If it goes differently" in words_of(content)
    assert len({*kinds_of(content)} & {*MEASURED}) >= 3
    assert (last_kind in ("short_answer", "long_answer"), last["required"]) == (True, False)


@pytest.mark.parametrize("key", EXERCISES)
def test_exercise_has_two_or_three_people(key):
    assert len(people_in(EXERCISES[key])) in (2, 3)


@pytest.mark.parametrize("name", PEOPLE)
def test_each_person_has_their_share_of_the_exercises(name):
    assert 6 <= len([key for key, content in EXERCISES.items() if name in people_in(content)]) <= 10


@pytest.mark.parametrize("key", EXERCISES)
def test_exercise_speaks_plainly(key):
    assert FORBIDDEN.findall(words_of(EXERCISES[key])) == []


@pytest.mark.parametrize("key", PROGRAMS)
def test_program_speaks_plainly(key):
    assert FORBIDDEN.findall(f"{PROGRAMS[key]['title']} {PROGRAMS[key]['summary']}") == []


def test_measures_are_asked_more_than_once():
    """A line over time needs two points."""
    scales = [value for each in EXERCISES.values() for kind, value in each["prompts"] if kind == "scale"]
    names = [value["measure"] for value in scales if value.get("measure", "").startswith("How")]
    assert {name: names.count(name) >= 2 for name in names} == dict.fromkeys(names, True)


ANSWERS = {
    "short_answer": lambda value: "A few words",
    "long_answer": lambda value: "Some more words",
    "scale": lambda value: str(value["steps"]),
    "choice": lambda value: value["options"][0],
    "checklist": lambda value: value["items"],
    "rows": lambda value: ["A cell" for _column in value["columns"]],
    "date": lambda value: "2026-12-01",
}


@pytest.mark.parametrize("key", EXERCISES)
def test_exercise_loads_and_can_be_filled_in_and_handed_in(key, monkeypatch, signed_in, clara):
    _only(monkeypatch, [EXERCISES[key]], [])
    loading.load_starter_content()
    exercise = Exercise.objects.get(key=f"networking.{key}")
    assert Exercise._meta.get_field("prompts").stream_block.clean(exercise.prompts)
    [assignment] = assign(exercise=exercise, clients=[clara], by=clara.coach.user)
    browser, url = signed_in(clara), reverse("exercises:do", args=[assignment.pk])
    assert browser.get(url).content.decode().count("data-prompt=") == sum(kind in QUESTIONS for kind in kinds_of(EXERCISES[key]))
    browser.post(url, {"submit": "1", **_filled(assignment.version.prompts)})
    assignment.refresh_from_db()
    assert (assignment.state, browser.get(url).status_code) == (assignment.State.SUBMITTED, 200)


def _filled(prompts):
    asked = [each for each in prompts if each.block_type in QUESTIONS]
    answers = {f"prompt-{each.id}": ANSWERS[each.block_type](each.value) for each in asked}
    return answers | {f"prompt-{each.id}-revision": "0" for each in asked}


def _only(monkeypatch, some, others):
    """The module brings just this, and the practice nothing."""
    monkeypatch.setattr(NetworkingModule, "starter_content", lambda self: some)
    monkeypatch.setattr(NetworkingModule, "starter_programs", lambda self: others)
    monkeypatch.setattr(loading.starter_content, "CONTENT", ())
    monkeypatch.setattr(loading.starter_content, "PROGRAMS", ())


@pytest.mark.parametrize("key", PROGRAMS)
def test_program_opens_one_exercise_a_week(key, monkeypatch, clara):
    steps = STEPS[key]
    _only(monkeypatch, [EXERCISES[step] for step in steps], [PROGRAMS[key]])
    loading.load_starter_content()
    start = timezone.now()
    program = Program.objects.get(key=f"networking.{key}")
    [enrollment] = enroll(program=program, clients=[clara], by=clara.coach.user, now=start)
    opened = []
    for week in range(len(steps)):
        open_due(start + week * WEEK)
        opened.append(enrollment.assignments.filter(state="open").count())
    assert opened == [week + 1 for week in range(len(steps))]


@pytest.mark.parametrize("key", PROGRAMS)
def test_title_says_how_many_weeks_a_program_takes(key):
    assert f"{NUMBERS[len(STEPS[key])]} weeks" in PROGRAMS[key]["title"].casefold()


def test_every_exercise_is_in_a_program():
    assert [key for key in EXERCISES if not any(key in steps for steps in STEPS.values())] == []


@pytest.mark.parametrize("key", ["college-senior", "mid-career"])
def test_long_program_takes_its_exercises_from_every_principle(key):
    assert {EXERCISES[step]["track"] for step in STEPS[key]} == {track.slug for track in PRINCIPLES}


@pytest.mark.parametrize("key", ["college-senior", "mid-career"])
def test_asking_comes_before_the_conversation(key):
    talks = [STEPS[key].index(each) for each in ("have-a-conversation", "listen-longer") if each in STEPS[key]]
    assert STEPS[key].index("ask-for-twenty-minutes") < min(talks)


@pytest.mark.parametrize("key", ["college-senior", "mid-career"])
def test_long_program_begins_with_what_one_has_to_give(key):
    assert STEPS[key][0] == "what-you-have"


def test_the_module_brings_them():
    brought = module("networking")
    assert [each["key"] for each in brought.starter_content()] == list(EXERCISES)
    assert [each["key"] for each in brought.starter_programs()] == list(PROGRAMS)
