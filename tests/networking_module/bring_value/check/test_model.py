"""The weights are those of the messages in the repository, and a score is their sum."""

import pytest

from networking_module.bring_value.check import corpus, model
from networking_module.bring_value.check.features import Feature

SMALL_MODEL = {
    "elements": {"gift": {"bias": -1.0, "weights": {"w:lend": 2.0, "w:need": -3.0}, "message": [1.0, 0.5, -2.0, 0.25]}},
}


@pytest.fixture
def small_model(monkeypatch):
    monkeypatch.setattr(model, "weights", lambda: SMALL_MODEL)


def features(*names):
    return [Feature(name, 0, 1) for name in names]


def test_weights_were_learned_from_the_messages_as_they_are():
    assert model.weights()["learned_from"] == corpus.fingerprint("development")


def test_sentence_adds_its_features_to_the_bias(small_model):
    assert [each.odds for each in model.scores([features("w:lend", "w:unknown"), features("w:need")], "gift")] == [1.0, -4.0]


def test_reasons_are_the_features_that_spoke_for_it(small_model):
    (score,) = model.scores([features("w:lend", "w:need")], "gift")
    assert [(weight, each.name) for weight, each in score.reasons] == [(2.0, "w:lend")]


def test_message_weighs_its_two_strongest_sentences(small_model):
    assert model.message_odds([1.0], "gift") == 1.0 + 0.5 + 0.25
    assert model.message_odds([1.0, -4.0, 3.0], "gift") == pytest.approx(3.0 + 0.5 - 2.0 * 1.0986123 + 0.25)
