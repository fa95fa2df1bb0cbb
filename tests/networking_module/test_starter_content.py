from coaching.exercises.models import Exercise
from coaching.exercises.starter import load_starter_content
from coaching.modules import activity, module
from networking_module.principles import PRINCIPLES


def test_starter_content_is_one_exercise_per_principle():
    assert [each["strand"] for each in module("networking").starter_content()] == [strand.slug for strand in PRINCIPLES]


def test_starter_content_asks_to_try_it_for_real():
    for each in module("networking").starter_content():
        [value] = [value for kind, value in each["prompts"] if kind == "try_it"]
        assert activity(value["activity"]) is not None


def test_starter_content_makes_valid_exercises(db):
    load_starter_content()
    block = Exercise._meta.get_field("prompts").stream_block
    for exercise in Exercise.objects.filter(module="networking"):
        assert block.clean(exercise.prompts)
    assert Exercise.objects.filter(module="networking").count() == 3
