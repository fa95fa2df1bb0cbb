"""What the worker's processes do: a queue's jobs one after another, or the tick once a minute."""

import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from django.db import DatabaseError, Error, connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from coaching.jobs import heartbeat, recovery
from coaching.jobs.ticking import Ticker
from coaching.jobs.time_limits import ended_after, seconds_for
from coaching.practice.tracebacks import without_words

TICK_SECONDS, IDLE, AWAY = 60, 1, 2
ROUND = 60  # seconds for anything that is no job: a database that doesn't answer must not hold a lane
QUEUES = {heartbeat.MAIL: {"queue_names": ["mail"]}, heartbeat.JOBS: {"excluded_queue_names": ["mail"]}}


class Stop:
    """Whether to end: somebody asked for it (SIGTERM, Ctrl-C), or the `parent` (a process id) is gone."""

    def __init__(self, parent: int | None = None):
        self.asked, self.parent = False, parent
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
            signal.signal(number, self.ask)

    def ask(self, *args) -> None:
        """A second time changes nothing: service managers ask a whole group of processes, and so does their parent."""
        self.asked = True

    def __bool__(self) -> bool:
        return self.asked or (self.parent is not None and os.getppid() != self.parent)


class QueueLane:
    """Runs the jobs of its queues, each within its limit. `left` is (worker id, reason) of the process before it that died."""

    def __init__(
        self, name: str, *, stop: Stop, say: Callable[[str], None], worker_id: str = "", left: tuple[str, str] | None = None
    ):
        self.name, self.stop, self.say, self.left, self.is_away = name, stop, say, left, False
        queues = {"queue_names": ["*"], "excluded_queue_names": [], **QUEUES[name]}
        self.worker = OneJob(
            **queues,
            backend_name="default",
            worker_id=worker_id or get_random_string(32),
            batch=True,
            interval=0,
            startup_delay=False,
            max_tasks=1,
        )

    def run(self) -> None:
        """Until asked to stop. Without a database it waits until there is one again."""
        threading.Thread(target=_keep_beating, args=[self.name], daemon=True).start()
        while not self.stop:
            if not self.step():
                time.sleep(AWAY if self.is_away else IDLE)

    def drain(self) -> None:
        """Until nothing waits."""
        _beat(self.name)
        while not self.stop and self.step():
            pass

    def step(self) -> bool:
        """Runs one job. Returns whether there was one."""
        try:
            with ended_after(ROUND):
                self._look_after_what_was_left()
                ran = self.worker.run_one()
        except DatabaseError as error:
            self._miss_the_database(error)
            return False
        self.is_away = False
        return ran

    def _look_after_what_was_left(self):
        if self.left:
            recovery.fail_left_by(*self.left, timezone.now())
            self.left = None

    def _miss_the_database(self, error):
        if not self.is_away:
            self.say(f"{self.name}: the database does not answer: {without_words(error)}")
        self.is_away = True
        connections.close_all()


class OneJob(Worker):
    """The library's worker, for one job at a time, each within its limit."""

    def run_one(self) -> bool:
        self._run_tasks = 0
        self.run()
        return bool(self._run_tasks)

    def run_task(self, db_task_result) -> None:
        with ended_after(seconds_for(db_task_result)):
            super().run_task(db_task_result)


class Clock:
    """Sends the tick once a minute. It waits for no job."""

    def __init__(self, name: str, *, stop: Stop, say: Callable[[str], None], **_others):
        self.name, self.stop = name, stop
        self.ticker, self.next_beat = Ticker(say, self.beat), 0.0

    def run(self) -> None:
        """Until asked to stop."""
        next_tick = 0.0
        while not self.stop:
            self.beat()
            if time.monotonic() >= next_tick:
                next_tick = time.monotonic() + TICK_SECONDS
                self.ticker.send(timezone.now())
            time.sleep(IDLE)

    def drain(self) -> None:
        """One tick."""
        self.beat()
        self.ticker.send(timezone.now())

    def beat(self) -> None:
        """From time to time, and from no thread: this process is forked at every tick."""
        if time.monotonic() >= self.next_beat:
            self.next_beat = time.monotonic() + heartbeat.EVERY.total_seconds()
            with ended_after(ROUND):
                _beat(self.name)


def lane(name: str, **options):
    """The lane of this name, one of heartbeat.LANES."""
    return Clock(name, **options) if name == heartbeat.CLOCK else QueueLane(name, **options)


def _keep_beating(name):
    """In a thread, so that a lane is heard of during a long job. One that hangs is ended by its limit, and the thread with it."""
    while True:
        _beat(name)
        time.sleep(heartbeat.EVERY.total_seconds())


def _beat(name):
    with suppress(Error):
        heartbeat.beat(name)
    with suppress(Error):
        connections.close_all()
