"""What the contract's tests say when they fail, by the example of the journal."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from django.apps import apps

from tests import module_data, module_rows

if not apps.is_installed("tests.sample_module"):
    pytest.skip("the sample module is not installed", allow_module_level=True)

from tests.sample_module.models import Entry
from tests.sample_module.tests import contract

NOW = datetime(2026, 11, 18, 15, tzinfo=UTC)
PLACE = "(tests/sample_module/tests/contract.py)"
ROW = {"text": "Walked by the river", "at": "2026-11-18"}
LEFT_OUT = contract.LEFT_OUT


@pytest.fixture
def journal():
    return apps.get_app_config("sample_module")


@pytest.fixture
def told(monkeypatch):
    """`told(EXPORTED=…)` is what the journal's contract says in its own words' place."""

    def tell(**names):
        for name, value in names.items():
            monkeypatch.setattr(contract, name, value)

    return tell


def test_model_that_is_nowhere_is_said(journal, told):
    told(EXPORTED={})
    said = f"tests.sample_module: Entry is neither in EXPORTED nor in NOT_EXPORTED {PLACE}"
    assert list(module_data.model_problems(journal)) == [said]


def test_model_that_is_in_both_is_said(journal, told):
    told(NOT_EXPORTED={Entry: "Words of nobody."})
    said = f"tests.sample_module: Entry is in EXPORTED and NOT_EXPORTED 2 times {PLACE}"
    assert list(module_data.model_problems(journal)) == [said]


def test_model_of_another_app_is_said(journal, told):
    told(NOT_EXPORTED={apps.get_model("coaching.Client"): "Words of nobody."})
    said = f"tests.sample_module: Client is a model of another app {PLACE}"
    assert list(module_data.model_problems(journal)) == [said]


@pytest.mark.parametrize(
    ("row", "left_out", "said"),
    [
        (ROW, LEFT_OUT, []),
        ({"text": "Once"}, LEFT_OUT, ["Entry.at is neither in export() nor in LEFT_OUT"]),
        ({"text": "Once"}, {**LEFT_OUT, "at": "It is the day's."}, []),
        ({"text": "Once"}, {**LEFT_OUT, "Entry.at": "It is the day's."}, []),
        ({"text": "Once"}, {**LEFT_OUT, "Motto.at": "It is the day's."}, ["Entry.at is neither in export() nor in LEFT_OUT"]),
        ({**ROW, "id": 7}, LEFT_OUT, ["Entry.id is in export() and in LEFT_OUT"]),
        ({**ROW, "mood": "good"}, LEFT_OUT, ["Entry.mood is in export(), and is no field"]),
    ],
    ids=["all_right", "forgotten", "left_out", "left_out_of_a_model", "left_out_of_another", "both", "no_field"],
)
def test_field_that_nobody_decided_about_is_said(journal, told, row, left_out, said):
    told(LEFT_OUT=left_out)
    expected = [f"tests.sample_module: {each} {PLACE}" for each in said]
    assert list(module_data.field_problems(journal, {"entries": [row]})) == expected


def test_rows_of_others_in_an_export_are_said(journal):
    said = "tests.sample_module: export() gives 2 rows of Entry in “entries”; the client has 1"
    assert list(module_data.row_problems(journal, {"entries": [ROW, ROW]}, Counter({Entry: 1}))) == [said]


@pytest.mark.parametrize(
    ("before", "said"), [(0, "erase() leaves Entry: 1"), (1, None), (2, "erase() takes Entry of another client: 1")]
)
def test_rows_that_erasing_left_or_took_are_said_with_their_number(journal, clara, before, said):
    Entry.objects.create(client=clara, text="Once", at=NOW)
    found = list(module_data.differences(journal, Counter({Entry: before})))
    assert found == ([f"tests.sample_module: {said}"] if said else [])


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("journal:mood", "PERMISSIONS in tests/sample_module/tests/contract.py"),
        ("journal-public:mood", "PERMISSIONS in tests/sample_module/tests/contract.py"),
        ("desk:mood", "ROWS in tests/walks/rows.py"),
    ],
)
def test_address_without_a_row_names_where_the_row_belongs(name, place):
    assert module_rows.without_a_row(name) == f"add a row to {place}: {name}"


def test_thing_that_the_world_does_not_give_is_said():
    world = {"journal.entry": 7, "booking": 8}
    assert module_rows.missing_things(["journal.entry", "journal.mood", "booking"], world) == [
        "journal: world() gives no “mood”, which PERMISSIONS needs"
    ]
