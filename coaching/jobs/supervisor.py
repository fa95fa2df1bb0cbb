"""Keeps the worker's lanes running: each in a process of its own, replaced when it dies."""

import os
import signal
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

from django.db import connections
from django.utils.crypto import get_random_string

from coaching.jobs.heartbeat import LANES
from coaching.jobs.lanes import Stop, lane
from coaching.practice.tracebacks import without_words

ASKED_BY = {signal.SIGTERM, signal.SIGINT, signal.SIGQUIT}
SHORT_LIFE, PAUSE = 10, 5  # seconds: a lane that dies young begins again after a pause


class Started(NamedTuple):
    """One process. `at` by the monotonic clock."""

    name: str
    worker_id: str
    at: float


class Supervisor:
    """Starts the lanes and waits for them. It opens no connection to the database, so it outlives every trouble with it."""

    def __init__(self, say: Callable[[str], None]):
        self.say, self.stopping = say, False
        self.lanes: dict[int, Started] = {}

    def run(self) -> None:
        """Until asked to stop (SIGTERM, Ctrl-C), and every lane has finished what it was doing."""
        for number in ASKED_BY:
            signal.signal(number, self._stop)
        for name in LANES:
            self._start(name)
        while self.lanes:
            pid, status = os.wait()
            if ended := self.lanes.pop(pid, None):  # as the first process of a container we inherit others
                self._replace(ended, os.waitstatus_to_exitcode(status))

    def _stop(self, *args):
        self.stopping = True
        for pid in self.lanes:
            os.kill(pid, signal.SIGTERM)

    def _replace(self, ended, code):
        if self.stopping:
            return
        reason = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        self.say(f"{ended.name}: its process ended by itself ({reason}); another takes its place.")
        pause = PAUSE if time.monotonic() - ended.at < SHORT_LIFE else 0
        self._start(ended.name, left=(ended.worker_id, reason), pause=pause)

    def _start(self, name, left=None, pause=0):
        worker_id, parent = get_random_string(32), os.getpid()
        connections.close_all()
        signal.pthread_sigmask(signal.SIG_BLOCK, ASKED_BY)  # nobody is asked to stop who doesn't listen yet
        pid = os.fork()
        if not pid:
            self._be(name, parent, pause, worker_id=worker_id, left=left)
        self.lanes[pid] = Started(name, worker_id, time.monotonic())
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ASKED_BY)

    def _be(self, name, parent, pause, **options):
        """The new process: ends here."""
        try:
            stop = Stop(parent)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, ASKED_BY)
            until = time.monotonic() + pause
            while time.monotonic() < until and not stop:
                time.sleep(0.2)
            lane(name, stop=stop, say=self.say, **options).run()
            code = 0
        except BaseException as error:
            self.say(f"{name}: {without_words(error)}")
            code = 1
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
