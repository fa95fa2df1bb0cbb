"""What the coach's pages cost with 20, 200 and 1,000 clients: queries, and time over HTTP against a bare view of 20 kB.

Times are the fastest of one run, each page asked in turn with the bare one: on the wall, and of the processor in this process,
which is both server and visitor. Ratios are of the latter, since whatever else a machine does slows the clock on the wall; what
PostgreSQL does by itself isn't in it. Each is a whole request on a connection of its own, through every middleware, and none is
compressed: the visitor doesn't ask for it. Held to: the same queries for few and many, no more than `LIMITS` has; with 200
clients half as long again as with 20, and `RATIO` times the bare view; with 1,000 in a second on the wall. Works on a database of
its own, which it deletes; DATABASE_URL may name another, empty one.
"""

import http.client
import os
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]
CLIENTS, ROUNDS = (20, 200, 1000), 25
# Queries. Seven are of the session, permissions, Wagtail, and the cache where there is no Redis.
LIMITS = {"desk": 30, "list": 24, "client": 32}
# 200 clients against 20; 200 against the bare view; seconds with 1,000.
GROWTH, RATIO, LONGEST = 1.5, 45, 1.0
BARE = "/bare/"


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
        os.environ |= {"DJANGO_SETTINGS_MODULE": "coachsite.settings", "DEBUG": "1"}
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command

        settings.DEBUG, settings.ROOT_URLCONF = False, "bench_desk"
        call_command("migrate", verbosity=0)
        from make_big_practice import make

        from coaching.practice.models import PracticeSettings

        coaches = {count: make(count) for count in CLIENTS}
        PracticeSettings.load()  # whose row the first visit makes
        _analyze()
        held = [measure(name, coaches) for name in LIMITS]
        return 0 if all(held) else 1


def _analyze():
    """What a database that is in use knows about its tables."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def path_of(name, coach):
    from django.urls import reverse

    if name == "client":
        return coach.clients.first().get_absolute_url()
    return reverse("wagtailadmin_home") if name == "desk" else reverse("desk:clients")


def measure(name, coaches):
    """Prints a page's queries and times for each number of clients; whether all is within the limits."""
    paths = {count: path_of(name, coach) for count, coach in coaches.items()}
    queries = {count: count_queries(paths[count], coach.user) for count, coach in coaches.items()}
    times, bare = in_turn(paths, coaches)
    for count in CLIENTS:
        wall, busy = (each * 1000 for each in times[count])
        took = f"{wall:7.1f} ms, {busy:7.1f} busy, {times[count][1] / bare:5.1f} x a bare view"
        print(f"{name:<7}{count:>6,} clients: {queries[count]:>3} queries, {took}")
    few, some, _many = (times[count][1] for count in CLIENTS)
    print(f"{name:<7}{CLIENTS[1]} against {CLIENTS[0]} clients: {some / few:.2f} times the time", flush=True)
    limits = {
        "the same queries for few and many": len(set(queries.values())) == 1,
        f"at most {LIMITS[name]} queries": max(queries.values()) <= LIMITS[name],
        f"{CLIENTS[1]} clients in {GROWTH} times the time of {CLIENTS[0]}": some <= GROWTH * few,
        f"{CLIENTS[1]} clients in {RATIO} times a bare view": some <= RATIO * bare,
        f"{CLIENTS[2]:,} clients in {LONGEST} s": times[CLIENTS[2]][0] <= LONGEST,
    }
    for words in [words for words, is_kept in limits.items() if not is_kept]:
        print(f"{name:<7}not kept: {words}", flush=True)
    return all(limits.values())


def count_queries(path, user):
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    browser = Client(headers={"host": "localhost"})
    browser.force_login(user)
    browser.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(path).status_code == 200, path
    return len(asked)


def in_turn(paths, coaches):
    """({count: (seconds on the wall, seconds of the processor)}, the latter of the bare view), each the fastest over HTTP."""
    cookies = {count: cookie_of(coach.user) for count, coach in coaches.items()}
    times = {count: [] for count in [*paths, BARE]}
    with serving() as port:
        for round_number in range(ROUNDS + 1):
            for count in times:
                took = seconds(port, paths.get(count, BARE), cookies.get(count, ""))
                times[count] += [took] if round_number else []
    fastest = {count: tuple(map(min, zip(*found, strict=True))) for count, found in times.items()}
    return fastest, fastest.pop(BARE)[1]


def cookie_of(user):
    from django.conf import settings
    from django.test import Client

    browser = Client()
    browser.force_login(user)
    return f"{settings.SESSION_COOKIE_NAME}={browser.cookies[settings.SESSION_COOKIE_NAME].value}"


def seconds(port, path, cookie):
    """Of one request: on the wall, and of the processor."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    begun = time.perf_counter(), time.process_time()
    connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
    response = connection.getresponse()
    response.read()
    took = time.perf_counter() - begun[0], time.process_time() - begun[1]
    connection.close()
    assert response.status == 200, (path, response.status)
    return took


class serving:
    """A server in a thread of this process, as long as the block runs; inside is its port."""

    def __enter__(self):
        from django.core.servers.basehttp import WSGIServer
        from django.core.wsgi import get_wsgi_application
        from django.test.testcases import QuietWSGIRequestHandler

        self.server = WSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
        self.server.set_app(get_wsgi_application())
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()
        return self.server.server_port

    def __exit__(self, *_problem):
        self.server.shutdown()
        self.server.server_close()


def bare(request):
    from django.http import HttpResponse

    return HttpResponse(b"<p>" + b"x" * 20_000)


def __getattr__(name):
    """The site's addresses with the bare view: `urlpatterns`, once the settings are there."""
    if name != "urlpatterns":
        raise AttributeError(name)
    from django.urls import path

    from coachsite.urls import urlpatterns as site

    return [path(BARE[1:], bare), *site]


if __name__ == "__main__":
    sys.exit(main())
