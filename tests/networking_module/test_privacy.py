import json

from django.apps import apps
from django.db import models

from coaching.modules import module
from networking_module.bring_value.explanations.models import Explanation
from networking_module.privacy import SUBJECTS, UNTOLD
from tests.networking_module.factories import everything

THE_PRACTICES = {Explanation}  # rows of the whole practice: nobody's own
MODELS = [model for model in apps.get_app_config("networking_module").get_models() if model not in THE_PRACTICES]


def test_export_has_every_model_and_every_field(clara, mallory):
    everything(clara, "Clara's")
    everything(mallory, "Mallory's")
    exported = json.loads(json.dumps(module("networking").export(clara)))
    assert set(SUBJECTS.values()) == set(MODELS)
    for subject, model in SUBJECTS.items():
        fields = {field.name for field in [*model._meta.concrete_fields, *model._meta.many_to_many]} - UNTOLD
        assert [set(row) for row in exported[subject]] == [fields] * model.objects.of_client(clara).count()


def test_export_has_the_own_words_and_nobody_elses(clara, mallory):
    everything(clara, "Clara's")
    everything(mallory, "Mallory's")
    words = json.dumps(module("networking").export(clara))
    for text in (
        "Private",
        "Note",
        "Brings",
        "Text",
        "Draft",
        "Learned",
        "Promise",
        "ContactGroup",
        "Tag",
        "Row",
        "Applied",
        "News",
    ):
        assert f"{text} Clara's" in words
    assert "Mallory's" not in words


def test_forget_leaves_nothing_of_the_client_and_all_of_others(clara, mallory):
    everything(clara)
    everything(mallory)
    before = {model: model.objects.of_client(mallory).count() for model in MODELS}
    module("networking").erase(clara)
    assert {model: model.objects.of_client(clara).count() for model in MODELS} == dict.fromkeys(MODELS, 0)
    assert {model: model.objects.count() for model in MODELS} == before


def test_every_model_hangs_on_one_client():
    assert [model for model in MODELS if not _hangs_on_client(model)] == []


def _hangs_on_client(model):
    keys = {field.name for field in model._meta.fields if isinstance(field, models.ForeignKey)}
    return bool(keys & {"client", "contact", "contact_import"})
