"""Fills a database with a practice of many clients, by bulk inserts and the same each time: to see and measure what is large.

    DATABASE_URL=sqlite:////tmp/big.sqlite3 python scripts/make_big_practice.py 1000

makes a coach, big1000@example.org, with 1,000 clients: 10,000 bookings, 30,000 answers, 200,000 lines of timelines.
"""

import os
import random
import sys
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BOOKINGS, EXERCISES, QUESTIONS, LINES, DAYS, SOLD = 10, 10, 3, 200, 40, 12
AHEAD = 0.05  # of a coach's bookings are still to come
CHUNK = 2000


def main():
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coachsite.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    coach = make(count)
    print(f"{coach.email} has {count:,} clients.")


def make(count):
    """A coach with so many clients and all that hangs on them. Returns the coach."""
    from django.db import transaction
    from django.utils import timezone

    from tests import factories
    from tests.coaching.booking import factories as booking

    draw, now = random.Random(count), timezone.now()
    with transaction.atomic():
        coach = factories.coach(name=f"Big{count}", email=f"big{count}@example.org")
        kind = booking.appointment_type(coach=coach, slug="session", title="Session", duration=50, takes_credit=True)
        clients = _clients(coach, count, draw, now)
        _sessions(kind, clients, _lots(clients, now), draw, now)
        _exercises(coach, clients, draw, now)
        _timelines(clients, draw, now)
        for fill in _of_modules():
            fill(clients, draw, now)
    return coach


def _clients(coach, count, draw, now):
    from django.contrib.auth.models import User

    from coaching.modules import installed_modules
    from coaching.people.models import Client, ModuleAccess, Remark

    names = [f"{draw.choice('ABCDEFGHKLMNPRST')}{draw.choice(['nna', 'ben', 'lara', 'iris'])} Number {n}" for n in range(count)]
    emails = [f"c{n}@big{count}.example.org" for n in range(count)]
    users = _bulk(User, (User(username=email, email=email, password="!") for email in emails))
    zones = ["America/New_York", "America/Chicago", "America/Los_Angeles", "Europe/Berlin"]
    clients = _bulk(
        Client,
        (
            Client(
                coach=coach,
                user=user,
                name=name,
                email=user.email,
                timezone=draw.choice(zones),
                stage="active" if draw.random() < 0.9 else "paused",
                welcomed_at=now,
                last_active_at=now - timedelta(days=draw.randrange(60)),
            )
            for name, user in zip(names, users, strict=True)
        ),
    )
    _bulk(ModuleAccess, (ModuleAccess(client=each, slug=module.slug) for module in installed_modules() for each in clients))
    _bulk(Remark, (Remark(client=each, text="Mornings, if we can") for each in clients))
    return clients


def _lots(clients, now):
    """{client: a lot of twelve sessions that were paid for}."""
    from coaching.payments.models import LedgerEntry, Lot, Package, Payment, Purchase

    package = Package.objects.create(title="Twelve sessions", sessions=SOLD, price=120000, currency="USD")
    bought = now - timedelta(days=500)
    purchases = _bulk(Purchase, (Purchase(client=each, package=package, bought_at=bought, **package.terms) for each in clients))
    _bulk(
        Payment, (Payment(purchase=each, amount=each.price, method="transfer", on=bought.date(), at=bought) for each in purchases)
    )
    lots = _bulk(Lot, (Lot(client=each.client, purchase=each, title=each.title, created_at=bought) for each in purchases))
    kind = LedgerEntry.Kind.BOUGHT
    _bulk(
        LedgerEntry, (LedgerEntry(client=lot.client, lot=lot, kind=kind, delta=SOLD, reason="Bought", at=bought) for lot in lots)
    )
    return {lot.client: lot for lot in lots}


def _sessions(kind, clients, lots, draw, now):
    """One after the other, an hour each, in the order of a shuffled list: nobody is booked twice, as the database asks."""
    from coaching.booking.models import Booking
    from coaching.payments.models import LedgerEntry

    turns = clients * BOOKINGS
    draw.shuffle(turns)
    first = (now - timedelta(hours=len(turns) * (1 - AHEAD))).replace(minute=0, second=0, microsecond=0)
    starts = (first + timedelta(hours=place) for place in range(len(turns)))
    bookings = _bulk(Booking, (_booking(kind, each, start, draw, now) for each, start in zip(turns, starts, strict=True)))
    _bulk(
        LedgerEntry,
        (
            LedgerEntry(
                client=each.client, lot=lots[each.client], kind="reserved", delta=-1, reason="Booked", at=each.start, booking=each
            )
            for each in bookings
        ),
    )


def _booking(kind, client, start, draw, now):
    from coaching.booking.models import Booking

    end = start + timedelta(minutes=kind.duration)
    past = draw.choices(["held", "no_show", "booked"], [95, 4, 1])[0]
    return Booking(
        coach=kind.coach,
        appointment_type=kind,
        client=client,
        start=start,
        end=end,
        blocked_start=start,
        blocked_end=end,
        status=past if end <= now else "booked",
        guest_name=client.name,
        guest_email=client.email,
        guest_zone=client.timezone,
    )


def _exercises(coach, clients, draw, now):
    """Ten of three questions for everyone: the last is open, the one before waits for the coach with some."""
    from coaching.exercises.models import Answer, Assignment, Review, Submission

    versions, prompts = _versions()
    rows = []
    for client in clients:
        for place, version in enumerate(versions):
            at, state = now - timedelta(days=20 * (EXERCISES - place)), _state(place, draw)
            due = (at + timedelta(days=30)).date() if place == EXERCISES - 1 else None
            rows.append(
                Assignment(client=client, version=version, assigned_at=at, opened_at=at, told_at=at, state=state, due_on=due)
            )
    given = _bulk(Assignment, rows)
    words = "I wrote down what happened, and what I would do differently. " * 5
    _bulk(
        Answer,
        (
            Answer(assignment=each, prompt_id=prompt, value=words, revision=1)
            for each in given
            for prompt in prompts[each.version_id]
        ),
    )
    made = _bulk(
        Submission,
        (
            Submission(
                assignment=each,
                number=1,
                answers=dict.fromkeys(prompts[each.version_id], words),
                submitted_at=each.assigned_at + timedelta(days=5),
            )
            for each in given
            if each.state in ("done", "submitted")
        ),
    )
    _bulk(
        Review,
        (
            Review(
                submission=each,
                reviewer=coach.user,
                outcome="good",
                comment="Well seen.",
                reviewed_at=each.submitted_at,
                told_at=now,
            )
            for each in made
            if each.assignment.state == "done"
        ),
    )


def _state(place, draw):
    if place == EXERCISES - 1:
        return "open"
    return "submitted" if place == EXERCISES - 2 and draw.random() < 0.15 else "done"


def _versions():
    """(the versions of ten exercises, {version id: the ids of its questions})."""
    import uuid

    from coaching.exercises.models import Exercise

    versions = []
    for number in range(EXERCISES):
        exercise = Exercise(title=f"Exercise {number + 1}", live=False)
        exercise.prompts = [
            {"type": "long_answer", "value": {"question": f"What happened? {each}", "required": True}, "id": str(uuid.uuid4())}
            for each in range(QUESTIONS)
        ]
        exercise.save()
        exercise.save_revision().publish()
        versions.append(exercise.versions.get())
    return versions, {version.pk: [child.id for child in version.prompts] for version in versions}


def _timelines(clients, draw, now):
    from coaching.people.models import ActiveDay, TimelineEntry

    kinds = [
        ("exercises.submitted", "Handed in: Exercise"),
        ("booking.held", "Held: Session"),
        ("networking.touch", "Was in touch"),
    ]
    _bulk(
        TimelineEntry,
        (
            TimelineEntry(client=each, at=now - timedelta(hours=2 * line + draw.randrange(40)), kind=kind, text=text)
            for each in clients
            for line in range(LINES)
            for kind, text in [kinds[line % len(kinds)]]
        ),
    )
    _bulk(
        ActiveDay, (ActiveDay(client=each, day=(now - timedelta(days=2 * day)).date()) for each in clients for day in range(DAYS))
    )


def _of_modules():
    """What a module adds, if it is there."""
    from coaching.modules import module

    return [_networking] if module("networking") else []


def _networking(clients, draw, now):
    from networking_module.contacts.models import Contact, Touch

    people = _bulk(
        Contact,
        (
            Contact(
                client=each,
                name=f"Person {n}",
                created_at=now,
                added_on=now.date(),
                due_on=(now - timedelta(days=draw.randrange(-30, 20))).date(),
            )
            for each in clients
            for n in range(5)
        ),
    )
    days = ((person, now - timedelta(days=draw.randrange(80))) for person in people for _touch in range(2))
    _bulk(Touch, (Touch(contact=person, at=at, on=at.date(), kind="email", direction="gave") for person, at in days))


def _bulk(model, rows):
    return model._base_manager.bulk_create(rows, batch_size=CHUNK)


if __name__ == "__main__":
    main()
