"""Whether this site can do its work: the database answers, its tables are those of this release, the worker lives, and there is
room for files."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from functools import cache
from threading import Lock
from typing import Any

from django.db import Error, connection, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from coaching.jobs.heartbeat import silent_lanes
from coaching.storage.space import trouble

OK, UNKNOWN = "ok", "unknown"
PATIENCE = 3  # seconds


def checks() -> dict[str, str]:
    """What each check says, "ok" or what is wrong, within three seconds even when the database never answers."""
    try:
        found = _asking().result(PATIENCE)
    except TookTooLong:
        found = {"database": "no answer in time", "migrations": UNKNOWN, "worker": UNKNOWN}
    return found | {"storage": storage()}


def storage() -> str:
    """Whether there is room for files, "ok" or what is wrong, within three seconds even when the disk never answers."""
    try:
        return _asking_storage().result(PATIENCE) or OK
    except TookTooLong:
        return "no answer in time"


class _Asking:
    """One question at a time, shared by all who ask: a database that hangs holds one thread, not one for each visitor."""

    def __init__(self, question: Callable[[], Any]):
        self.question = question
        self.lock = Lock()
        self.pool: ThreadPoolExecutor | None = None
        self.answer: Future[Any] | None = None

    def __call__(self) -> Future:
        with self.lock:
            if self.answer is None or self.answer.done():
                self.pool = self.pool or ThreadPoolExecutor(1, "readiness")
                self.answer = self.pool.submit(self.question)
            return self.answer


def _ask():
    try:
        return {"database": OK, "migrations": _migrations(), "worker": _worker()}
    except Error as error:
        return {"database": f"no answer: {type(error).__name__}", "migrations": UNKNOWN, "worker": UNKNOWN}
    finally:
        connections.close_all()


def _migrations():
    missing = sorted(set(newest_migrations()) - set(MigrationRecorder(connection).applied_migrations()))
    return OK if not missing else "not applied: " + ", ".join(".".join(each) for each in missing)


@cache
def newest_migrations():
    """The last migration of each app, as this release has them: files of a running process don't change."""
    return tuple(MigrationLoader(None).graph.leaf_nodes())


def _worker():
    try:
        silent = silent_lanes()
    except Error:  # its table may be of a migration that is not applied
        return UNKNOWN
    return OK if not silent else "not heard of for two minutes: " + ", ".join(silent)


_asking, _asking_storage = _Asking(_ask), _Asking(trouble)
