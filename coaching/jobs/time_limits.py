"""How long a job may take. The system ends the process of one that takes longer, whatever it is doing."""

import faulthandler
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django_tasks_db.models import DBTaskResult

USUAL = 2 * 60  # seconds
# The mail server may take EMAIL_TIMEOUT for each of its answers, and the note that a mail is out waits for a busy database.
# Less than the outbox's LEASE, so that nobody else takes up a mail that is still being sent.
OF_QUEUE = {"mail": 9 * 60}
STDERR = 2


def time_limit(*, minutes: int) -> Callable:
    """Gives a job more than the usual two minutes. Stands below `@task`."""

    def limited(function):
        function.time_limit = minutes * 60
        return function

    return limited


def seconds_for(job: DBTaskResult) -> int:
    """How long this job may take, in seconds."""
    usual = OF_QUEUE.get(job.queue_name, USUAL)
    try:
        return getattr(job.task.func, "time_limit", usual)
    except Exception:  # a job of an earlier release, which its worker will fail to find too, and log
        return usual


@contextmanager
def ended_after(seconds: float) -> Iterator[None]:
    """Ends this process (SIGALRM, which nobody handles) unless what happens inside is done by then.

    Before it ends, the system writes to the standard error which line was running, without asking Python.
    One inside another takes its place, and no limit is left when it is done.
    """
    faulthandler.unregister(signal.SIGALRM)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    faulthandler.register(signal.SIGALRM, file=STDERR, chain=True)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
