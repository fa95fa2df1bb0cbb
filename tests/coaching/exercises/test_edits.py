"""Property: whatever an editor does to an exercise, every answer that was handed in reads as it did."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coaching.exercises.answers import save_answer, submit
from coaching.exercises.assignments import assign
from coaching.exercises.models import Exercise

from .conftest import published

IDS = [str(uuid.UUID(int=number)) for number in range(50, 61)]
ASK = {"question": "What?", "help": "Well", "required": False}
SCALE = {"steps": 5, "low": "not", "high": "very"}
EVERY_KIND = {
    "reading": ("<p>Read <b>me</b>.</p>", None),
    "video": ({"url": "https://example.org/v", "title": "See"}, None),
    "short_answer": (ASK, ["Short"]),
    "long_answer": (ASK, ["Long\nwords"]),
    "scale": ({**ASK, **SCALE}, ["4"]),
    "checklist": ({**ASK, "items": ["Read", "Wrote"]}, ["Wrote"]),
    "choice": ({**ASK, "options": ["Early", "Late"], "multiple": True}, ["Early", "Late"]),
    "rows": ({**ASK, "columns": ["Who", "What"]}, ["Ann", "Advice"]),
    "date": (ASK, ["2026-03-31"]),
    "file": (ASK, [SimpleUploadedFile("Plan.txt", b"My plan")]),
    "try_it": ({"activity": "gone.run", "times": 2, "within_days": 7}, None),
}
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)
numbers = st.integers(2, 10)
questions = st.fixed_dictionaries({"question": words, "help": words, "required": st.booleans()})


def with_more(**more):
    return st.builds(lambda asked, extra: asked | extra, questions, st.fixed_dictionaries(more))


lists = st.lists(words, min_size=1, max_size=3)
VALUES = {
    "reading": words,
    "video": st.fixed_dictionaries({"url": st.just("https://example.org/w"), "title": words}),
    "short_answer": questions,
    "long_answer": questions,
    "date": questions,
    "file": questions,
    "scale": with_more(steps=numbers, low=words, high=words),
    "checklist": with_more(items=lists),
    "choice": with_more(options=lists, multiple=st.booleans()),
    "rows": with_more(columns=lists, first_rows=numbers),
    "try_it": st.fixed_dictionaries({"activity": st.just("gone.swim"), "words": words, "times": numbers, "within_days": numbers}),
}


@st.composite
def edited(draw):
    """Prompts in any order: some of the old ones under any new kind and value, and some new ones."""
    kept = draw(st.lists(st.sampled_from(IDS + [str(uuid.UUID(int=90)), str(uuid.UUID(int=91))]), unique=True, max_size=6))
    kinds = [draw(st.sampled_from(sorted(VALUES))) for _ in kept]
    return [{"type": kind, "value": draw(VALUES[kind]), "id": pk} for kind, pk in zip(kinds, kept, strict=True)]


edits = st.lists(st.tuples(edited(), words, st.sampled_from(["publish", "draft", "unpublish"])), min_size=1, max_size=3)


@pytest.fixture
def submission(clara, coach):
    prompts = [(kind, value, pk) for (kind, (value, _raw)), pk in zip(EVERY_KIND.items(), IDS, strict=True)]
    assignment = assign(exercise=published("Everything", *prompts), clients=[clara], by=coach.user)[0]
    for (_value, raw), pk in zip(EVERY_KIND.values(), IDS, strict=True):
        if raw:
            save_answer(assignment=assignment, prompt_id=pk, raw=raw, known_revision=0)
    return submit(assignment=assignment)


def edit(exercise, prompts, title, then):
    exercise.prompts, exercise.title = prompts, title
    exercise.save()
    revision = exercise.save_revision()
    if then == "publish":
        revision.publish()
    elif then == "unpublish":
        exercise.unpublish()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(edits=edits)
def test_any_edit_leaves_what_was_handed_in_as_it_was(submission, clara, signed_in, edits):
    address, browser = reverse("exercises:version", args=[submission.assignment_id, 1]), signed_in(clara)
    before = main(browser.get(address))
    for each in edits:
        edit(Exercise.objects.get(pk=submission.assignment.version.exercise_id), *each)
        assert main(browser.get(address)) == before


def main(response):
    page = response.content.decode()
    assert all(text in page for text in ("Everything", "4 of 5", "March 31, 2026", "<td>Advice</td>", "Plan.txt"))
    return page[page.index("<main") : page.index("</main>")]
