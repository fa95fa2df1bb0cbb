"""What is stored of each kind of question, and how it reads once it is handed in."""

import pytest
from django.template.loader import render_to_string

from coaching.autosave.errors import SaveError
from coaching.exercises.answer_parsers import AnswerError, as_typed, cleaned
from coaching.exercises.models.prompts import Prompt

ROWS = {"question": "Who?", "columns": ["Name", "What for"], "first_rows": 2, "required": True, "help": ""}
ASK = {"question": "When?", "required": True, "help": ""}
MANY = {"options": ["Early", "Late"], "multiple": True, "question": "When?"}
SCALE = {"question": "How?", "steps": 5, "low": "not", "high": "very"}


@pytest.mark.parametrize(
    ("kind", "value", "raw", "stored"),
    [
        ("rows", ROWS, ["Ann", "Advice", "", "", " Bo ", ""], [["Ann", "Advice"], ["Bo", ""]]),
        ("rows", ROWS, ["Ann"], [["Ann", ""]]),
        ("rows", ROWS, ["", " "], []),
        ("rows", ROWS, [], []),
        ("date", ASK, ["2026-03-31"], "2026-03-31"),
        ("date", ASK, [""], ""),
        ("date", ASK, [], ""),
        ("scale", SCALE, ["9"], ""),
        ("choice", MANY, ["Late", "Never"], ["Late"]),
        ("choice", MANY | {"multiple": False}, ["Late"], "Late"),
        ("checklist", {"items": ["Read"]}, ["Read", "Hacked"], ["Read"]),
    ],
)
def test_cleaned_keeps_what_fits_the_question(kind, value, raw, stored):
    assert cleaned(kind, value, raw) == stored


@pytest.mark.parametrize("words", ["31.3.2026", "2026-02-30", "0026-03-31", "soon"])
def test_a_date_that_is_none_says_how_to_write_it_and_stays(words):
    with pytest.raises(AnswerError, match="like 2026-03-31"):
        cleaned("date", ASK, [words])
    assert as_typed("date", ASK, [words]) == words


def test_too_many_rows_are_refused_not_cut():
    raw = ["x", "y"] * 101
    with pytest.raises(AnswerError, match="101 rows, and the limit is 100"):
        cleaned("rows", ROWS, raw)
    assert len(as_typed("rows", ROWS, raw)) == 101


def test_too_long_a_cell_is_refused_and_stays():
    with pytest.raises(SaveError, match="501 characters"):
        cleaned("rows", ROWS, ["x" * 501, ""])
    assert as_typed("rows", ROWS, ["x" * 501, ""]) == [["x" * 501, ""]]


def test_a_table_offers_an_empty_row_after_what_is_written():
    assert Prompt("1", "rows", ROWS, [["a", "b"], ["c", "d"]]).rows[-1] == ["", ""]
    assert len(Prompt("1", "rows", ROWS).rows) == 2


def read(kind, value, answer):
    """The answer's words as client and coach read them."""
    prompt = Prompt("1", kind, value, answer)
    return " ".join(render_to_string("coaching/exercises/prompts/answer.html", {"prompt": prompt, "answer": answer}).split())


def test_a_table_reads_as_a_table():
    html = read("rows", ROWS, [["Ann <b>", "Advice"]])
    assert '<th scope="col">What for</th>' in html
    assert "<td>Ann &lt;b&gt;</td><td>Advice</td>" in html


def test_a_date_reads_as_a_day():
    assert read("date", ASK, "2026-03-31") == "<p>March 31, 2026</p>"


def test_a_file_reads_as_a_link_with_its_size():
    html = read("file", ASK, {"file": 7, "name": "cv.pdf", "size": 2048})
    assert '<a href="/me/exercises/files/7/">cv.pdf</a>' in html
    assert "2.0 KB" in html


@pytest.mark.parametrize(("kind", "value"), [("rows", ROWS), ("date", ASK), ("file", ASK), ("scale", SCALE)])
@pytest.mark.parametrize("empty", ["", None, []])
def test_nothing_reads_as_no_answer(kind, value, empty):
    words = "no answer" if value.get("required") else "no answer (optional)"
    assert read(kind, value, empty) == f'<p class="hint">{words}</p>'
