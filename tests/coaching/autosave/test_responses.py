import json

import pytest
from django.template.loader import render_to_string

from coaching.autosave.errors import Conflict, SaveError
from coaching.autosave.responses import Part, refused, saved


def told(response):
    return response.status_code, json.loads(response.content)


def both_texts(theirs):
    conflict = Conflict(theirs, 4)
    return told(refused(conflict, Part("text", problem=conflict)))[1]["html"]


def test_saved_says_the_new_number_and_what_else_the_page_shows():
    assert told(saved(3, signs="<p>")) == (200, {"revision": 3, "signs": "<p>"})


def test_refused_says_why_with_the_errors_own_status():
    error = SaveError("Too long.")
    error.status = 404
    assert told(refused(error, Part("text", problem=error))) == (404, {"error": "Too long."})


def test_refused_for_a_conflict_shows_what_stands_and_its_number():
    conflict = Conflict("From <the> phone", 4)
    status, answer = told(refused(conflict, Part("text", problem=conflict)))
    assert (status, answer["revision"]) == (409, 4)
    assert "From &lt;the&gt; phone" in answer["html"]


def test_both_texts_take_the_part_by_its_name_or_id():
    conflict = Conflict("Words", 4)
    parts = [Part("text", problem=conflict), Part("comment-all", problem=conflict, id="all")]
    taken = ['name="take" value="text"', 'name="take" value="all"']
    assert [words in told(refused(conflict, part))[1]["html"] for words, part in zip(taken, parts, strict=True)] == [True, True]


@pytest.mark.parametrize(("theirs", "shown"), [("", "nothing"), ([], "nothing"), (["One", "Two"], "<li>One</li><li>Two</li>")])
def test_both_texts_show_nothing_and_lists_as_such(theirs, shown):
    assert shown in both_texts(theirs)


@pytest.mark.parametrize(
    ("problem", "number"),
    [(None, 2), (SaveError("Too long."), 2), (Conflict("Theirs", 4), 4)],
    ids=["none", "refused", "conflict"],
)
def test_page_goes_on_from_the_number_of_what_stands(problem, number):
    """Of a conflict it is that of the other words: whoever has seen them may keep their own."""
    html = render_to_string("coaching/autosave/after.html", {"part": Part("text", 2, problem)})
    assert f'name="text-revision" value="{number}"' in html
