import uuid

import pytest

from coaching.exercises.answers import save_answer, submit
from coaching.exercises.assignments import assign
from coaching.exercises.models import Exercise

QUESTION, SCALE, LIST, REAL = (str(uuid.UUID(int=number)) for number in (1, 2, 3, 4))
WORDS = "Her talk on night shifts"


def published(title, *prompts):
    """An exercise of (type, value, id), published."""
    made = Exercise(title=title, live=False)
    made.prompts = [{"type": kind, "value": value, "id": pk} for kind, value, pk in prompts]
    made.save()
    made.save_revision().publish()
    return Exercise.objects.get(pk=made.pk)


@pytest.fixture
def exercise(db):
    """A text that must be written, a scale, a checklist."""
    return published(
        "Prepare",
        ("reading", "<p>Know who they are.</p>", str(uuid.UUID(int=9))),
        ("long_answer", {"question": "What do you know?", "required": True}, QUESTION),
        ("scale", {"question": "How sure?", "low": "not", "high": "very", "steps": 5}, SCALE),
        ("checklist", {"question": "Done?", "items": ["Read", "Wrote"]}, LIST),
    )


@pytest.fixture
def assignment(exercise, clara, coach):
    return assign(exercise=exercise, clients=[clara], by=coach.user)[0]


def hand_in(assignment, now=None):
    """Answers the one question that must be answered, and hands in."""
    answer = assignment.answers.filter(prompt_id=QUESTION).first()
    save_answer(assignment=assignment, prompt_id=QUESTION, raw=[WORDS], known_revision=answer.revision if answer else 0)
    return submit(assignment=assignment, now=now)
