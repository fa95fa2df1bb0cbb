"""The suite's databases on SQLite: migrated once for each state of the migrations, copied for each process, put back by copying.

Emptying every table and filling the demo in again takes seconds; a copy takes milliseconds.
"""

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import connection

_snapshots = {}


def is_sqlite():
    return connection.vendor == "sqlite"


def migrated():
    """The path of a migrated database that nobody writes to; a process of its own has made it, as on a first day."""
    path = Path(settings.MIGRATED_DATABASE)
    with open(f"{path}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            _migrate(path.with_suffix(".new"))
            path.with_suffix(".new").rename(path)
    return path


def _migrate(path):
    path.unlink(missing_ok=True)
    env = {**os.environ, "DATABASE_URL": f"sqlite:///{path}", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=settings.BASE_DIR, env=env, check=True)
    sqlite3.connect(path).execute("PRAGMA journal_mode=DELETE")  # one file, which can be copied


def copy_to(path):
    """Puts a fresh copy of the migrated database where a process of the suite looks for its own."""
    for rest in ("-wal", "-shm"):
        Path(f"{path}{rest}").unlink(missing_ok=True)
    shutil.copy(migrated(), path)


def keep(name):
    """Remembers the database as it is now."""
    connection.ensure_connection()
    _snapshots[name] = sqlite3.connect(":memory:", check_same_thread=False)
    connection.connection.backup(_snapshots[name])


def is_kept(name):
    return name in _snapshots


def put_back(name):
    """The database is again as it was; whoever has it open sees that."""
    connection.ensure_connection()
    _snapshots[name].backup(connection.connection)
    cache.clear()
