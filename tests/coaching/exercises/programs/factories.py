"""Programs of small exercises."""

from coaching.exercises.answers import save_answer, submit
from coaching.exercises.models import Opens, Program, ProgramStep
from coaching.exercises.review.reviewing import review
from tests.worlds import exercise_with_a_question


def program(*steps, title="Six weeks"):
    """A program; each step is its fields as a dictionary, with an exercise of its own."""
    made = Program.objects.create(title=title)
    for order, fields in enumerate(steps or [{"opens": Opens.AT_ONCE}]):
        ProgramStep.objects.create(program=made, sort_order=order, **{"exercise": exercise_with_a_question()[0], **fields})
    return made


def rows_of(enrollment):
    return list(enrollment.assignments.order_by("position"))


def states(enrollment):
    return [row.state for row in rows_of(enrollment)]


def days(enrollment):
    return [row.opens_on for row in rows_of(enrollment)]


def hand_in(assignment, now):
    """Answers the one question, and hands in."""
    prompt = assignment.version.prompts[0].id
    before = assignment.answers.filter(prompt_id=prompt).first()
    save_answer(
        assignment=assignment, prompt_id=prompt, raw=[f"Words at {now}"], known_revision=before.revision if before else 0, now=now
    )
    return submit(assignment=assignment, now=now)


def finish(assignment, now):
    """Hands in, and the coach says: good."""
    return review(submission=hand_in(assignment, now), by=assignment.client.coach.user, outcome="good", comment="", now=now)
