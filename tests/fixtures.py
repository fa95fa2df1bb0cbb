"""Fixtures and hooks of the whole suite, those of modules among it."""

import gc
import os
import time
from collections import Counter
from contextlib import nullcontext
from pathlib import Path

import pytest
import time_machine
from django.apps import apps
from django.core import signing
from django.db import connection
from django.test import TransactionTestCase
from wagtail.models import Site

from coaching.accounts import rate_limits as ways_in
from coaching.booking.guest import rate_limits
from coaching.payments.invoices import pdf
from tests import databases, factories, statements
from tests.databases import is_sqlite
from tests.wagtail_root import restore
from tests.walks.report import summary

DATABASE = {"db", "transactional_db", "live_server"}
WRITTEN = pdf.written
LEFT_OUT = {}
ALL_OF_THEM = "without STATEMENTS all run"
# A second run, on another database or without modules, reads what the first one noted.
IS_FIRST = not (os.environ.get("SERVICES") or os.environ.get("AGAIN"))
NOTES = statements.Notes() if statements.FOLDER and IS_FIRST else None

# Playwright's own event loop runs in the thread that also uses the ORM.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(config, items):
    """Without the walk of `make walk` and, on SQLite, the tests of `make long`; with SERVICES=1, for a second database, without
    all walks and what touches none; in a second run without what sends no statement of its own."""
    others = set() if os.environ.get("WALK") else {item for item in items if item.get_closest_marker("every_row")}
    if not (os.environ.get("EVERYTHING") or os.environ.get("SERVICES")):
        long = {item for item in items if item.get_closest_marker("long")}
        others |= long
        getattr(config, "workeroutput", LEFT_OUT)["long"] = len(long)
    if os.environ.get("SERVICES"):
        others |= {item for item in items if not _touches_the_database(item) or item.get_closest_marker("walk")}
    if not IS_FIRST:
        said = _already_said([item for item in items if item not in others])
        others |= said
        getattr(config, "workeroutput", LEFT_OUT)["said"] = len(said)
    config.hook.pytest_deselected(items=list(others))
    items[:] = sorted((item for item in items if item not in others), key=_is_short)


def pytest_collection_finish():
    """What is loaded by now stays, so the garbage collector need not look through it again and again."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def _is_short(item):
    """What takes long goes first: what begins last should not keep one process busy alone."""
    return not any(map(item.get_closest_marker, ("values", "walk", "long")))


def _already_said(items):
    """Those that say nothing to the database which no other test says to it, as noted by the run on SQLite."""
    noted = statements.read(statements.FOLDER) if statements.FOLDER else {}
    known = {item.nodeid: item for item in items if item.nodeid in noted and _only_asks_a_database(item)}
    needed = statements.cover({name: noted[name] for name in known})
    return {item for name, item in known.items() if name not in needed}


def _only_asks_a_database(item):
    return _touches_the_database(item) and not _is_about_databases(item)


def _is_about_databases(item):
    return _is_transactional(item) or any(map(item.get_closest_marker, ("services", "race", "values")))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    with NOTES.during(item.nodeid) if NOTES else nullcontext():
        return (yield)


def pytest_unconfigure():
    if NOTES and NOTES.tests:
        NOTES.write(statements.FOLDER)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    LEFT_OUT.update(getattr(node, "workeroutput", {}))


def pytest_terminal_summary(terminalreporter):
    """How much the walks have tried and what was left out, with -q too."""
    if LEFT_OUT.get("said"):
        terminalreporter.write_line(
            f"{LEFT_OUT['said']:,} tests were left out, which send no statement of their own: {ALL_OF_THEM}."
        )
    if LEFT_OUT.get("long"):
        terminalreporter.write_line(f"{LEFT_OUT['long']} long tests were left out: `make long` runs them.")
    reports = [report for name in ("passed", "failed") for report in terminalreporter.stats.get(name, [])]
    for line in summary(reports):
        terminalreporter.write_line(line)


def pytest_collect_file(file_path):
    """A module's own tests need the module: without it, they would fail at the first import of a model."""
    app = next((folder.parent for folder in file_path.parents if folder.name == "tests"), None)
    if app and is_uninstalled_module(app):
        raise pytest.Collector.CollectError(
            f"The module {app.name} is not installed: set COACHING_MODULES, such as COACHING_MODULES=networking_module,{app.name}"
        )


def is_uninstalled_module(folder):
    config = folder / "apps.py"
    installed = {Path(each.path) for each in apps.get_app_configs()}
    return config.is_file() and folder not in installed and "ModuleConfig" in config.read_text()


def _touches_the_database(item):
    return DATABASE & set(item.fixturenames) or item.get_closest_marker("django_db") or item.cls


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings):
    """On SQLite there is a migrated database before Django looks for one."""
    if is_sqlite():
        databases.copy_to(connection.settings_dict["TEST"]["NAME"])
    return is_sqlite()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        restore()
        databases.keep("migrated")
        TransactionTestCase._fixture_teardown = lambda test: databases.put_back("migrated")


@pytest.fixture(scope="session", autouse=True)
def _sketched_pdf():
    """A document's page stands for its PDF, which takes a tenth of a second and is in the mail of every payment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "written", lambda html: b"%PDF-sketch " + html.encode())
        yield


@pytest.fixture
def drawn_pdf(monkeypatch):
    """Documents are drawn as PDFs, as outside the suite."""
    monkeypatch.setattr(pdf, "written", WRITTEN)


@pytest.fixture(autouse=True)
def _at(request):
    """`pytest.mark.at(moment)`: rows of a fixed day and a page that reads the clock need the same day."""
    marker = request.node.get_closest_marker("at")
    with time_machine.travel(marker.args[0], tick=True) if marker else nullcontext():
        yield


@pytest.fixture(autouse=True)
def _signed_at_once(monkeypatch):
    """What a test signs within a minute bears one stamp, so that two links to one thing are one text on a slow machine too."""
    stamp = 0

    def timestamp(signer):
        nonlocal stamp
        now = int(time.time())
        stamp = stamp if 0 <= now - stamp < 60 else now
        return signing.b62_encode(stamp)

    monkeypatch.setattr(signing.TimestampSigner, "timestamp", timestamp)


@pytest.fixture(autouse=True)
def _own_site_roots():
    """Wagtail keeps the paths of sites in the cache, which a test's rollback does not reach."""
    Site.clear_site_root_paths_cache()


def _is_transactional(item):
    """Whether its rows are really stored, and put back after it."""
    marker = item.get_closest_marker("django_db")
    return {"transactional_db", "live_server"} & set(item.fixturenames) or (marker and marker.kwargs.get("transaction"))


@pytest.fixture(autouse=True)
def _nobody_tried_before(monkeypatch):
    """Each test begins with no tries to sign in, and its ten minutes don't end: tests come from one address."""
    counts = Counter()

    def counted(what, who, seconds=0):
        counts[what, who] += 1
        return counts[what, who]

    monkeypatch.setattr(ways_in, "counted", counted)


@pytest.fixture
def owner(db):
    """Runs the practice and coaches in it."""
    return factories.owner()


@pytest.fixture
def owning(client, owner):
    """The owner's browser."""
    client.force_login(owner.user)
    return client


@pytest.fixture
def coach(db):
    """Dana, a coach in New York."""
    return factories.coach(name="Dana Reyes", timezone="America/New_York")


@pytest.fixture
def other_coach(db):
    """Omar, another coach of the practice, in Berlin."""
    return factories.coach(name="Omar Haddad", timezone="Europe/Berlin")


@pytest.fixture
def editor(db):
    """Writes the site and has no clients."""
    return factories.editor()


@pytest.fixture
def clara(coach):
    """Dana's client, with an account."""
    return factories.client(coach=coach, name="Clara Lind", email="clara@example.org")


@pytest.fixture
def mallory(other_coach):
    """Omar's client, with an account: someone else's."""
    return factories.client(coach=other_coach, name="Mallory Voss", email="mallory@example.org")


@pytest.fixture
def signed_in(client):
    """`signed_in(person)` returns a test client signed in as a Client, a Coach or a User."""

    def sign_in(person):
        client.force_login(getattr(person, "user", person))
        return client

    return sign_in


@pytest.fixture
def patient(monkeypatch):
    """Someone who tries often from one address within a test."""
    monkeypatch.setattr(rate_limits, "TRIES", 10**6)
    monkeypatch.setattr(rate_limits, "TRIES_PER_MAIL", 10**6)
