import json

from django.db import models

from coaching.modules import module
from networking_module.privacy import SUBJECTS
from tests.networking_module.factories import everything


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


def test_every_model_hangs_on_one_client():
    assert [model for model in SUBJECTS.values() if not _hangs_on_client(model)] == []


def _hangs_on_client(model):
    keys = {field.name for field in model._meta.fields if isinstance(field, models.ForeignKey)}
    return bool(keys & {"client", "contact", "contact_import"})
