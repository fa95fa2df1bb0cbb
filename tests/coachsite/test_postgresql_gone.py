"""A PostgreSQL of the test's own, with a copy of its people, killed and back under a running site."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from tests import factories
from tests.coaching.booking import factories as booking_factories
from tests.gunicorn import Gunicorn
from tests.redis import free_port

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs the server of DATABASE_URL"),
]
PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


class PostgreSQL:
    """`kill` is what a power cut does; `start` recovers from it."""

    def __init__(self, scratch):
        self.folder, self.port = Path(scratch) / "pg", free_port()
        self.url = f"postgres://coachsite@127.0.0.1:{self.port}/postgres"
        self.folder.mkdir()
        if os.getuid() == 0:  # it refuses to run as root
            Path(scratch).chmod(0o711)
            shutil.chown(self.folder, "postgres")
        self.run("initdb", "-D", self.folder, "-U", "coachsite", "--auth=trust", "-E", "UTF8", "--no-locale")

    def run(self, program, *args, **options):
        as_postgres = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        command = [*as_postgres, PROGRAMS[-1] / program, *args]
        return subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", **options)

    def start(self, *settings):
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= {' '.join(settings)}"
        self.run("pg_ctl", "-D", self.folder, "-w", "-s", "-l", self.folder / "log", "-o", options, "start")

    def kill(self):
        self.run("pg_ctl", "-D", self.folder, "-w", "-s", "-m", "immediate", "stop")

    def copy(self, source):
        """All that the database of these settings holds."""
        at = ["-h", source["HOST"], "-p", source["PORT"], "-U", source["USER"]]
        dump = subprocess.run([PROGRAMS[-1] / "pg_dump", *at, source["NAME"]], check=True, capture_output=True)
        self.run("psql", "-q", "-h", "127.0.0.1", "-p", str(self.port), "-U", "coachsite", "postgres", input=dump.stdout)


@pytest.fixture
def call(transactional_db):
    coach = factories.coach(name="Dana Reyes", timezone="America/New_York")
    booking_factories.open_week(coach)
    return booking_factories.appointment_type(coach=coach)


@pytest.fixture
def postgresql(call):
    with tempfile.TemporaryDirectory() as scratch:  # pytest's own folders are for root alone
        server = PostgreSQL(scratch)
        server.start("-c fsync=off")
        server.copy(connection.settings_dict)
        yield server
        server.kill()


def test_a_site_lives_through_its_databases_death(postgresql, call, tmp_path):
    page = f"/book/{call.coach.slug}/{call.slug}/"
    form = {"body": "email=dana@example.org", "Content_Type": "application/x-www-form-urlencoded"}
    with Gunicorn(tmp_path, postgresql.url) as site:
        assert site.get(page)[0] == 200
        postgresql.kill()
        for _worker in range(4):
            status, headers, _body = site.get(page)
            assert (status, headers["Retry-After"]) == (503, "60")
        assert site.get("/static/css/tokens.css")[0] == 200
        postgresql.start("-c default_transaction_read_only=on")
        assert site.get(page)[0] == 200
        sent = site.get("/accounts/login/code/", "POST", Cookie="csrftoken=" + "x" * 32, X_CSRFToken="x" * 32, **form)
        assert (sent[0], b"We can't tell whether your last step was saved." in sent[2]) == (503, True)
        postgresql.kill()
        postgresql.start("-c max_connections=1 -c superuser_reserved_connections=0 -c max_wal_senders=0")
        with psycopg.connect(postgresql.url):  # the one there is
            assert site.get(page)[0] == 503
        postgresql.kill()
        postgresql.start()
        assert [site.get(page)[0] for _worker in range(4)] == [200] * 4
