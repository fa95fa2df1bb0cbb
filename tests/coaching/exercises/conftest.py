import uuid

import pytest

from coaching.exercises.assignments import assign
from coaching.exercises.models import Exercise

QUESTION, SCALE, LIST = (str(uuid.UUID(int=number)) for number in (1, 2, 3))


@pytest.fixture
def exercise(db):
    """A published exercise: a text that must be written, a scale, a checklist."""
    made = Exercise(title="Prepare", summary="Before you write", live=False)
    made.prompts = [
        {"type": "reading", "value": "<p>Know who they are.</p>", "id": str(uuid.UUID(int=9))},
        {"type": "long_answer", "value": {"question": "What do you know?", "required": True}, "id": QUESTION},
        {"type": "scale", "value": {"question": "How sure?", "low": "not", "high": "very", "steps": 5}, "id": SCALE},
        {"type": "checklist", "value": {"question": "Done?", "items": ["Read", "Wrote"]}, "id": LIST},
    ]
    made.save()
    made.save_revision().publish()
    return made


@pytest.fixture
def assignment(exercise, clara, coach):
    return assign(exercise=exercise, clients=[clara], by=coach.user)[0]
