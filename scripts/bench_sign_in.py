"""Whether the time of an answer tells who has an account: asking for a code, for a new password, and signing in by password.

Fifty tries each with known, unknown and waiting addresses, in turn; the medians are compared as ratios of one run. What is
compared is the processor's time, which other processes don't disturb; the clock time is printed beside it. The mail server
of the run does not exist, which no page may notice. Works on a database file of its own, which it deletes.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
TRIES, MOST = 50, 1.2
SLOW = {"password": 15}  # a password is hashed for half a second, on purpose
KINDS = ("known", "unknown", "waiting")
WAYS = {
    "code": ("account_request_login_code", lambda email: {"email": email}),
    "new password": ("account_reset_password", lambda email: {"email": email}),
    "password": ("account_login", lambda email: {"login": email, "password": "not the right one"}),
}


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "coachsite.settings",
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            "EMAIL_URL": "smtp://127.0.0.1:1",
        }
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        people()
        return 0 if all([measure(way) for way in WAYS]) else 1


def people():
    """Accounts with a confirmed address, half of them with a password, and a second one that waits to be confirmed."""
    from allauth.account.models import EmailAddress
    from django.contrib.auth import get_user_model
    from django.contrib.auth.hashers import make_password

    hashed = [make_password("a long way in 7"), make_password(None)]
    for number in range(TRIES + 1):
        email = address("known", number)
        user = get_user_model().objects.create(username=email, email=email, password=hashed[number % 2])
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        EmailAddress.objects.create(user=user, email=address("waiting", number))


def address(kind, number):
    return f"{kind}{number}@example.org"


def measure(way):
    """Prints the medians of a way in milliseconds. Returns whether the slowest is within a fifth of the fastest."""
    times = {kind: [] for kind in KINDS}
    for number in range(SLOW.get(way, TRIES) + 1):
        for turn in range(len(KINDS)):
            kind = KINDS[(turn + number) % len(KINDS)]
            times[kind].append(once(way, address(kind, number), number))
    medians = {kind: [statistics.median(column) * 1000 for column in zip(*each[1:], strict=True)] for kind, each in times.items()}
    work = [own for own, _clock in medians.values()]
    told = ", ".join(f"{kind} {own:.1f} ms ({clock:.1f} by the clock)" for kind, (own, clock) in medians.items())
    print(f"{way:>12}: {told}; ratio {max(work) / min(work):.2f}", flush=True)
    return max(work) / min(work) <= MOST


def once(way, email, number):
    """What the answer to one visitor, whom nobody has seen before, takes: (of the processor, by the clock), in seconds."""
    from django.test import Client
    from django.urls import reverse

    name, fields = WAYS[way]
    visitor, url = Client(REMOTE_ADDR=f"203.0.113.{number}", raise_request_exception=True), reverse(name)
    begun, clock = time.process_time(), time.perf_counter()
    response = visitor.post(url, fields(email))
    took = time.process_time() - begun, time.perf_counter() - clock
    assert response.status_code == (200 if way == "password" else 302), response.status_code
    return took


if __name__ == "__main__":
    sys.exit(main())
