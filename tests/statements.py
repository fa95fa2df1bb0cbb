"""What each test says to its database, so that a second database, or a run without modules, need not run them all.

With STATEMENTS=folder a run on SQLite notes there which statements each test sent. With SERVICES=1 or AGAIN=1 and the same
folder, of the tests that are not about databases only as many run as together send every one of those statements, and all in
which a statement was refused: PostgreSQL then refuses the rest of the transaction. A test that nobody noted runs.
"""

import json
import os
import re
import time
from contextlib import contextmanager
from heapq import heapify, heappop, heappush
from pathlib import Path
from zlib import crc32

from django.db import DatabaseError, connection

FOLDER = os.environ.get("STATEMENTS")
# The same statement, however many values are in its lists and rows; savepoints are numbered.
LISTS = re.compile(r"\((?:(?:%s|\?|NULL|\d+)(?:, )?)+\)(?:, \((?:(?:%s|\?|NULL|\d+)(?:, )?)+\))*")
NOT_NOTED = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT", "PRAGMA")


class Notes:
    """What one process's tests have sent: {test: (seconds, its statements as checksums)}."""

    def __init__(self):
        self.tests = {}

    @contextmanager
    def during(self, test):
        """Notes what the test sends, as a step of pytest around it."""
        sent, began = set(), time.monotonic()

        def note(execute, sql, params, many, context):
            if not sql.startswith(NOT_NOTED):
                sent.add(crc32(LISTS.sub("(…)", sql).encode()))
            try:
                return execute(sql, params, many, context)
            except DatabaseError:
                sent.add(crc32(f"refused in {test}".encode()))  # PostgreSQL then refuses the rest
                raise

        with connection.execute_wrapper(note):
            yield
        self.tests[test] = (time.monotonic() - began, sorted(sent))

    def write(self, folder):
        """Adds a file to the folder: one for each process."""
        Path(folder).mkdir(exist_ok=True)
        Path(folder, f"{os.getpid()}.json").write_text(json.dumps(self.tests))


def read(folder):
    """{test: (seconds, set of statements)} of all processes."""
    noted = {}
    for path in sorted(Path(folder).glob("*.json")):
        noted |= {test: (seconds, set(sent)) for test, (seconds, sent) in json.loads(path.read_text()).items()}
    return noted


def cover(noted):
    """The tests that together send all that `noted` has: those with the most new statements for their time come first."""
    missing = set().union(*(sent for _seconds, sent in noted.values()))
    queue = [(-_gain(note, missing), test) for test, note in noted.items()]
    heapify(queue)
    chosen = set()
    while missing:
        _before, test = heappop(queue)
        gain = _gain(noted[test], missing)
        if not queue or gain >= -queue[0][0]:
            chosen.add(test)
            missing -= noted[test][1]
        elif gain:
            heappush(queue, (-gain, test))
    return chosen


def _gain(note, missing):
    seconds, sent = note
    return len(sent & missing) / (seconds + 0.05)
