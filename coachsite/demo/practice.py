"""What the demo's coach sells and assigns."""

from coaching.booking.models import Booking
from coaching.exercises.assignments import assign
from coaching.exercises.models import Exercise
from coaching.exercises.starter import load_starter_content
from coaching.payments import sessions
from coaching.payments.models import Package
from coachsite.demo.reading import read


def load_packages():
    """The packages, as long as there are none."""
    if not Package.objects.exists():
        Package.objects.bulk_create([Package(order=order, **words) for order, words in enumerate(read("packages")["packages"])])


def load_exercises(coach, client):
    """The modules' exercises, and the client's first assignments."""
    load_starter_content()
    if not client.assignments.exists():
        for exercise in Exercise.objects.exclude(key=None):
            assign(exercise=exercise, clients=[client], by=coach.user)


def load_gift(coach, client):
    """A first session, so that the client can book one without paying."""
    if not client.ledger.exists() and not Booking.objects.filter(client=client).exists():
        sessions.adjust(client=client, delta=1, reason="A first session, with our compliments", by=coach.user)
