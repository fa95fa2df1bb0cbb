"""What the demo's coach sells and assigns."""

from datetime import timedelta

from django.utils import timezone

from coaching.booking.models import Booking
from coaching.exercises.answers import save_answer, submit
from coaching.exercises.models import Program
from coaching.exercises.models.blocks import QUESTIONS
from coaching.exercises.programs.enrolling import enroll
from coaching.exercises.programs.opening import open_due
from coaching.exercises.review.reviewing import review
from coaching.payments.account import grants
from coaching.payments.models import Package
from coachsite.demo.reading import read

# Whose first exercise the client has handed in: the program, what they wrote, how many days ago it began.
PROGRAMS = [("coaching.your-story", "story", 9), ("networking.mid-career", "gifts", 8)]


def load_packages():
    """The packages, as long as there are none."""
    if not Package.objects.exists():
        Package.objects.bulk_create([Package(order=order, **words) for order, words in enumerate(read("packages")["packages"])])


def load_exercises(coach, client):
    """The client is in the middle of a program, and of a module's where it is installed."""
    if client.assignments.exists():
        return
    now = timezone.now()
    for key, words, started in PROGRAMS:
        for program in Program.objects.filter(key=key):
            [enrollment] = enroll(program=program, clients=[client], by=coach.user, now=now - timedelta(days=started))
            _hand_in(enrollment.assignments.get(position=1), coach, read(words), now - timedelta(days=4))
    open_due(now)


def _hand_in(assignment, coach, words, now):
    """The client's answers, question by question, and the coach's word on them a day later."""
    questions = [prompt for prompt in assignment.version.prompts if prompt.block_type in QUESTIONS]
    for child, answer in zip(questions, words["answers"], strict=True):
        save_answer(assignment=assignment, prompt_id=child.id, raw=answer, known_revision=0, now=now)
    comments = {questions[int(index)].id: text for index, text in words["comments"].items()}
    said = {"outcome": "good", "comment": words["comment"], "comments": comments}
    review(submission=submit(assignment=assignment, now=now), by=coach.user, now=now + timedelta(days=1), **said)


def load_gift(coach, client):
    """A first session, so that the client can book one without paying."""
    if not client.ledger.exists() and not Booking.objects.filter(client=client).exists():
        grants.grant(client=client, sessions=1, reason="A first session, with our compliments", by=coach.user)
