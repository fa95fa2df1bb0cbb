"""The examples are sound: what is said of them can be learned from and measured against."""

import json
from itertools import chain

import pytest

from networking_module.bring_value.check.verdicts import LEARNED
from scripts.check_examples import FOLDER, elements_of, known_hands, rows, side, strangers
from scripts.check_material import material

SIDES = ("learned_from", "chosen_on", "set_aside")


@pytest.fixture(scope="module")
def messages():
    return strangers()


def test_every_mark_stands_in_its_message(messages):
    lost = [
        (example.id, quote)
        for example in chain(messages, known_hands())
        for label in example.labels
        for quote in chain.from_iterable(elements_of(label).values())
        if quote not in example.text
    ]
    assert lost == []


def test_nobody_stands_on_two_sides(messages):
    sides = json.loads((FOLDER / "sides.json").read_text(encoding="utf-8"))
    assert sorted(chain.from_iterable(sides[name] for name in SIDES)) == sorted({example.writer for example in messages})


def test_every_message_was_read_twice(messages):
    first, second = ({row["id"] for row in rows(f"reader_{number}.jsonl")} for number in (1, 2))
    assert first == second == {example.id for example in messages}


def test_a_message_stands_on_one_side_only():
    texts = [{example.text for example in side(name)} for name in SIDES]
    assert [texts[0] & texts[1], texts[0] & texts[2], texts[1] & texts[2]] == [set(), set(), set()]


def test_what_is_measured_on_is_not_taught():
    taught = {" ".join(row.texts) for row in material()}
    assert [example.id for example in side("set_aside") if example.text in taught] == []


def test_every_row_of_the_material_has_marks_for_each_sentence():
    wrong = [
        row.texts
        for row in material()
        if len(row.marks) != len(row.texts) or {len(marks) for marks in row.marks} != {len(LEARNED)}
    ]
    assert wrong == []
