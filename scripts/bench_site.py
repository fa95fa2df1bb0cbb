"""What the site's pages cost a visitor: queries, and time over HTTP against a bare view of 20 kB, all asked in turn in one run.

Kept pages, pages that are made for each visitor, and the month of free times, on the demo practice; then the same with 100 more
articles, 30 more entries in the menu and 100,000 bookings. The times are the fastest of many: whatever else the machine does
only makes them slower. Works on a Redis of its own, which it ends, and a database of its own; DATABASE_URL may name an
empty one. Where there is no Redis, a kept page costs one query.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import demo_site

BARE, ROUNDS = "/bare/", 40
# Thirty entries of a menu are sixty lines more of HTML, and a list of articles is three times as long once it is full.
SLACK = 1.7
ARTICLES, ENTRIES, BOOKINGS = 100, 30, 100_000
# (most queries, most times a bare view)
KEPT, MADE, MONTH = (0, 1.5), (10, 12), (10, 18)


def main():
    with tempfile.TemporaryDirectory() as folder, redis_of_our_own(folder) as redis:
        named = {name: os.environ[name] for name in ["DATABASE_URL"] if name in os.environ}
        demo_site.load(folder, REDIS_URL=redis, **named)
        from django.conf import settings

        settings.DEBUG, settings.ROOT_URLCONF = False, "bench_site"
        return measure()


@contextmanager
def redis_of_our_own(folder):
    """The address of a Redis as long as the block runs, or ""."""
    if not shutil.which("redis-server"):
        print("redis-server is not installed: kept pages ask the database once.")
        yield ""
        return
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["redis-server", "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--dir", folder]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        time.sleep(1)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait()


def measure():
    """Whether all that is printed is within the limits, as an exit code."""
    before = costs()
    grow()
    after = costs()
    held = [report(name, *before[name], after[name][0], after[name][1]) for name in before]
    return 0 if all(held) else 1


def pages():
    """{name: (path, limits)} of the pages that are measured; `?uncached` is a parameter that no page reads, so it isn't kept."""
    from wagtail.models import Page

    from coaching.website import models

    kinds = {"home": models.HomePage, "article": models.ArticlePage, "service": models.ServicePage, "FAQ": models.FaqPage}
    paths = {name: Page.objects.live().exact_type(kind).order_by("pk").first().get_url() for name, kind in kinds.items()}
    paths["articles"] = Page.objects.live().exact_type(models.ArticleIndexPage).first().get_url()
    month = Page.objects.live().exact_type(models.ConsultationPage).first().get_url()
    kept = {f"{name}, kept": (path, KEPT) for name, path in paths.items()}
    made = {f"{name}, uncached": (f"{path}?uncached", MADE) for name, path in paths.items()}
    return kept | made | {"month of times": (month, MONTH)}


def costs():
    """{name: (queries, (times a bare view on the wall, in the processor's time), limits)}"""
    from bench_desk import seconds, serving

    found = pages()
    queries = {name: count_queries(path) for name, (path, _limits) in found.items()}
    times = {name: [] for name in [*found, BARE]}
    with serving() as port:
        for _round in range(ROUNDS):
            for name in times:
                times[name].append(seconds(port, found[name][0] if name in found else BARE, ""))
    fastest = {name: tuple(map(min, zip(*took, strict=True))) for name, took in times.items()}
    wall, busy = fastest[BARE]
    print(f"a bare view of 20 kB: {wall * 1000:.2f} ms, {busy * 1000:.2f} busy", flush=True)
    ratios = {name: (took[0] / wall, took[1] / busy) for name, took in fastest.items()}
    return {name: (queries[name], ratios[name], limits) for name, (_path, limits) in found.items()}


def count_queries(path):
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    visitor = Client(headers={"host": "localhost"})
    visitor.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert visitor.get(path).status_code == 200, path
    return len(asked)


def grow():
    """What years bring."""
    from bench_booking import HALF, add
    from wagtail.models import Page

    from coaching.booking.models import AppointmentType
    from coaching.website import models

    articles = models.ArticleIndexPage.objects.first()
    newest = models.ArticlePage.objects.order_by("date").first()
    for number in range(ARTICLES):
        page = models.ArticlePage(title=f"Article {number}", date=newest.date, intro=newest.intro, body=newest.body)
        articles.add_child(instance=page)
    navigation = models.SiteNavigation.load()
    for page in Page.objects.exact_type(models.ArticlePage)[:ENTRIES]:
        navigation.header.append(("link", {"page": page, "title": ""}))
    navigation.save()
    # In order, as they come in life: SQLite looks through all that end after a new one begins.
    long_ago = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) - timedelta(days=730)
    add(AppointmentType.objects.public().first(), (long_ago - HALF * number for number in reversed(range(BOOKINGS))))


def report(name, queries, ratios, limits, more_queries, more_ratios):
    """Prints what a page costs; whether that is within its limits, which are of the time on the wall."""
    few, many = ("{:5.1f} x a bare view ({:.1f} busy)".format(*each) for each in (ratios, more_ratios))
    print(f"{name:<20}{queries:>3} queries, {few}; grown: {more_queries:>3} queries, {many}")
    ratio, more_ratio = ratios[0], more_ratios[0]
    most_queries, most = limits
    most_queries = max(most_queries, 0 if os.environ["REDIS_URL"] else 1)
    kept = {
        f"at most {most_queries} queries": max(queries, more_queries) <= most_queries,
        f"at most {most} times a bare view": ratio <= most,
        "the same queries once it has grown": queries == more_queries,
        f"no more than {SLACK} times the time once it has grown": more_ratio <= max(SLACK * ratio, KEPT[1]),
    }
    for words in [words for words, is_kept in kept.items() if not is_kept]:
        print(f"{name:<20}not kept: {words}", flush=True)
    return all(kept.values())


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
