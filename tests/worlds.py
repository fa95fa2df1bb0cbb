"""Bigger things that several tests need, made from factories."""

import uuid

from coaching.exercises.models import Exercise
from tests.coaching.booking import factories


def booking_of(client, *, start, **fields):
    """An active booking of a client with their coach, at any time, past the slot engine."""
    kind = client.coach.appointment_types.first() or factories.appointment_type(coach=client.coach)
    return factories.booking(appointment_type=kind, start=start, client=client, **fields)


def exercise_with_a_question(kind="long_answer"):
    """(a published exercise, the id of its one question)."""
    prompt = str(uuid.uuid4())
    made = Exercise(title="Prepare", live=False)
    made.prompts = [{"type": kind, "value": {"question": "What do you know?", "required": True}, "id": prompt}]
    made.save()
    made.save_revision().publish()
    return made, prompt
