"""The suite's databases. On SQLite: migrated once for each state of the migrations, copied for each process. On both: put back.

Emptying every table and filling it in again, as Django does, takes seconds; putting back takes milliseconds.
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
from django.db import connection, transaction

_snapshots = {}


def is_sqlite():
    return connection.vendor == "sqlite"


def migrated():
    """The path of a migrated database that nobody writes to; a process of its own has made it, as on a first day."""
    return _made(Path(settings.MIGRATED_DATABASE), dict(os.environ))


def _made(path, env):
    with open(f"{path}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            _migrate(path.with_suffix(".new"), env)
            path.with_suffix(".new").rename(path)
    return path


def _migrate(path, env):
    """What the practice's modules bring comes after the core, whose migrations take most of a minute."""
    path.unlink(missing_ok=True)
    if env.get("COACHING_MODULES") != "":
        core = {**env, "COACHING_MODULES": ""}
        shutil.copy(_made(Path(_migrated_database(core)), core), path)
    _manage("migrate", "-v0", env={**env, "DATABASE_URL": f"sqlite:///{path}"})
    sqlite3.connect(path).execute("PRAGMA journal_mode=DELETE")  # one file, which can be copied


def _migrated_database(env):
    script = "from django.conf import settings; print(settings.MIGRATED_DATABASE)"
    return _manage("shell", "-v0", "-c", script, env=env).strip()


def _manage(*command, env):
    command, env = [sys.executable, "manage.py", *command], {**env, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    return subprocess.run(command, cwd=settings.BASE_DIR, env=env, check=True, stdout=subprocess.PIPE, text=True).stdout


def copy_to(path):
    """Puts a fresh copy of the migrated database where a process of the suite looks for its own."""
    for rest in ("-wal", "-shm"):
        Path(f"{path}{rest}").unlink(missing_ok=True)
    shutil.copy(migrated(), path)


def keep(name):
    """Remembers the database as it is now."""
    connection.ensure_connection()
    _snapshots[name] = _copy_of_sqlite() if is_sqlite() else _rows_of_all()


def is_kept(name):
    return name in _snapshots


def put_back(name):
    """The database is again as it was; whoever has it open sees that."""
    connection.ensure_connection()
    if is_sqlite():
        _snapshots[name].backup(connection.connection)
    else:
        _put_rows_back(_snapshots[name])
    cache.clear()


def _copy_of_sqlite():
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    connection.connection.backup(copy)
    return copy


def _rows_of_all():
    """{what PostgreSQL's COPY names: its rows} of all tables that have any."""
    with connection.cursor() as cursor:
        return {place: _copied(cursor, place) for place in map(_place, _filled_tables(cursor))}


def _put_rows_back(rows):
    """Foreign keys are looked at when the transaction ends, so tables come in any order."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in _filled_tables(cursor):
            cursor.execute(f'DELETE FROM "{table}"')
        for place, copied in rows.items():
            with cursor.copy(f"COPY {place} FROM STDIN") as copy:
                copy.write(copied)


def _copied(cursor, place):
    with cursor.copy(f"COPY {place} TO STDOUT") as copy:
        return b"".join(copy)


def _filled_tables(cursor):
    tables = connection.introspection.table_names(cursor)
    cursor.execute(" UNION ALL ".join(f"(SELECT '{table}' FROM \"{table}\" LIMIT 1)" for table in tables))
    return [name for (name,) in cursor.fetchall()]


def _place(table):
    """A table and its columns, whose order a migration may change."""
    with connection.cursor() as cursor:
        columns = [f'"{column.name}"' for column in connection.introspection.get_table_description(cursor, table)]
    return f'"{table}" ({", ".join(columns)})'
