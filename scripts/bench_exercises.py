"""What exercises cost when they are many: a program of 30 for 1,000 clients against 10, and pages with 300 rows against 3.

Giving and opening are held to twice the time for each client; a page to the same queries. Works on a database file of its
own, which it deletes.
"""

import os
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
STEPS, LIMIT = 30, 2
CLIENTS, ROWS = (10, 1_000), (3, 300)


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "coachsite.settings", "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3"}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        held = [measure_program(), measure_pages()]
        return 0 if all(held) else 1


def measure_program():
    """Whether giving a program, and opening its next exercise, costs about the same for each client."""
    few, many = (program_for(count) for count in CLIENTS)
    for words, before, after in zip(("giving", "opening"), few, many, strict=True):
        print(f"{words}: {before * 1000:6.2f} ms a client with {CLIENTS[0]}, {after * 1000:6.2f} ms with {CLIENTS[1]:,}")
        print(f"{words}: {after / before:.2f} times the time for each")
    return all(after <= LIMIT * before for before, after in zip(few, many, strict=True))


def program_for(count):
    """Seconds for each client: (giving all 30 exercises, opening the second a week later)."""
    from django.utils import timezone

    from coaching.exercises.models import Assignment, Opens, Program, ProgramStep
    from coaching.exercises.programs.enrolling import enroll
    from coaching.exercises.programs.opening import open_due
    from coaching.people.models import Client
    from tests import factories, worlds

    coach, now = factories.coach(name=f"Coach of {count}"), timezone.now()
    program = Program.objects.create(title=f"Thirty for {count}")
    for order in range(STEPS):
        step = {"sort_order": order, "exercise": worlds.exercise_with_a_question()[0], "opens": Opens.WEEKLY}
        ProgramStep.objects.create(program=program, **step)
    people = (Client(coach=coach, name=f"C{n}", email=f"c{n}@{count}.example.org", stage="active") for n in range(count))
    clients = Client.objects.bulk_create(people)
    giving = seconds(lambda: enroll(program=program, clients=clients, by=coach.user, now=now))
    opening = seconds(lambda: open_due(now + timedelta(days=8)))
    opened = Assignment.objects.filter(client__coach=coach, state=Assignment.State.OPEN).count()
    assert opened == 2 * count, opened
    return giving / count, opening / count


def measure_pages():
    """Whether each page asks the same number of queries for few rows and many."""
    few, many = (pages_with(count) for count in ROWS)
    for path, (queries, before) in few.items():
        again, after = many[path]
        print(f"{path:<16} {queries} queries with {ROWS[0]}, {again} with {ROWS[1]}; {after / before:5.2f} times the time")
    return all(few[path][0] == many[path][0] for path in few)


def pages_with(count):
    """{path: (queries, seconds)} of the coach's queue and of a client's home and list, each with `count` rows."""
    from tests import factories, worlds

    coach = factories.coach(name=f"Coach with {count}")
    version = worlds.exercise_with_a_question()[0].versions.get()
    client = factories.client(coach=coach, email=f"pia@{count}.example.org")
    give(client, version, count)
    hand_in(coach, version, count)
    people = {"/admin/review/": coach, "/me/": client, "/me/exercises/": client}
    return {path: cost(path, person.user) for path, person in people.items()}


def give(client, version, count):
    from coaching.exercises.models import Assignment

    Assignment.objects.bulk_create(Assignment(client=client, version=version) for _row in range(count))


def hand_in(coach, version, count):
    """`count` clients of the coach wait for a comment."""
    from coaching.exercises.models import Assignment, Submission
    from coaching.people.models import Client

    people = (Client(coach=coach, name=f"W{n}", email=f"w{n}@{count}.example.org", stage="active") for n in range(count))
    rows = (Assignment(client=each, version=version, state="submitted") for each in Client.objects.bulk_create(people))
    made = Assignment.objects.bulk_create(rows)
    Submission.objects.bulk_create(Submission(assignment=row, number=1, answers={}) for row in made)


def cost(path, user):
    """(queries, seconds) of a page: the best of a few."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    browser, times = Client(), []
    browser.force_login(user)
    browser.get(path)
    for _round in range(5):
        with CaptureQueriesContext(connection) as asked:
            times.append(seconds(lambda: looked(browser, path)))
    return len(asked), min(times)


def looked(browser, path):
    status = browser.get(path).status_code
    assert status == 200, (path, status)


def seconds(work):
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
