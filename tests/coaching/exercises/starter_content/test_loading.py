import pytest
from django.core.management import call_command

from coaching.exercises.models import Exercise, Measure, Program, ProgramStep
from coaching.exercises.starter_content import CONTENT, PROGRAMS, loading

PROMPTS = [
    ("reading", "<p>Lace up.</p>"),
    ("short_answer", {"question": "Where?", "help": "", "required": True}),
    ("long_answer", {"question": "Why?", "help": "", "required": False}),
    (
        "scale",
        {"question": "How far?", "help": "", "required": False, "low": "near", "high": "far", "steps": 5, "measure": "Stamina"},
    ),
    ("checklist", {"question": "Packed?", "help": "", "required": False, "items": ["Shoes", "Water"]}),
    ("choice", {"question": "When?", "help": "", "required": False, "options": ["Early", "Late"], "multiple": False}),
    ("video", {"url": "https://example.org/run", "title": "Running", "about": ""}),
    ("rows", {"question": "Runs?", "help": "", "required": False, "columns": ["Where", "How far"], "first_rows": 2}),
    ("file", {"question": "Your map", "help": "", "required": False}),
    ("date", {"question": "Next run?", "help": "", "required": False}),
    ("try_it", {"activity": "sports.run", "times": 3, "within_days": 7, "help": ""}),
]


STEPS = [{"exercise": "run", "opens": "at_once"}, {"exercise": "run", "opens": "after", "days": 2, "due_days": 7}]


class Sports:
    slug = "sports"
    starter_content = staticmethod(lambda: [{"key": "run", "title": "Run", "track": "legs", "prompts": PROMPTS}])
    starter_programs = staticmethod(lambda: [{"key": "fit", "title": "Fit", "steps": STEPS}])


@pytest.fixture(autouse=True)
def sports(monkeypatch):
    monkeypatch.setattr(loading, "installed_modules", lambda: [Sports])
    monkeypatch.setattr(loading.starter_content, "CONTENT", ())
    monkeypatch.setattr(loading.starter_content, "PROGRAMS", ())


def test_starter_content_is_published_with_every_kind_of_prompt(db):
    made = loading.load_starter_content()[0]
    version = Exercise.objects.get(key="sports.run", live=True, module="sports", track="legs").versions.get()
    assert (made.title, version.number) == ("Run", 1)
    assert [each.block_type for each in version.prompts] == [name for name, _ in PROMPTS]
    assert list(version.prompts[4].value["items"]) == ["Shoes", "Water"]
    assert version.prompts[-1].value["activity"] == "sports.run"


def test_a_scale_feeds_its_measure(db):
    loading.load_starter_content()
    version = Exercise.objects.get(key="sports.run").versions.get()
    assert version.prompts[3].value["measure"] == Measure.objects.get(name="Stamina")


def test_a_program_has_its_exercises_in_order(db):
    loading.load_starter_content()
    steps = ProgramStep.objects.filter(program__key="sports.fit")
    assert [(each.exercise.key, each.opens, each.days, each.due_days) for each in steps] == [
        ("sports.run", "at_once", 0, None),
        ("sports.run", "after", 2, 7),
    ]


def test_starter_content_is_loaded_once(db):
    call_command("load_starter_content", verbosity=0)
    call_command("load_starter_content", verbosity=0)
    assert (Exercise.objects.count(), Program.objects.count()) == (1, 1)


def test_starter_content_never_goes_over_an_edit(db):
    exercise = loading.load_starter_content()[0]
    exercise.title = "Walk"
    exercise.save_revision().publish()
    assert loading.load_starter_content() == []
    assert Exercise.objects.get().title == "Walk"


@pytest.fixture
def own(sports, monkeypatch):
    monkeypatch.setattr(loading, "installed_modules", list)
    monkeypatch.setattr(loading.starter_content, "CONTENT", CONTENT)
    monkeypatch.setattr(loading.starter_content, "PROGRAMS", PROGRAMS)


def test_the_practices_own_exercises_need_no_module(db, own):
    loading.load_starter_content()
    assert list(Exercise.objects.order_by("-key").values_list("key", "module", "live")) == [
        ("coaching.personal-branding", "", True),
        ("coaching.interview-story", "", True),
    ]
    assert loading.load_starter_content() == []


def test_the_practices_own_exercises_pass_the_editors_checks(db, own):
    loading.load_starter_content()
    for exercise in Exercise.objects.all():
        block = exercise.prompts.stream_block
        assert len(block.clean(exercise.prompts)) == len(exercise.prompts)
