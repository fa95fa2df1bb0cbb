"""A real worker with its processes, one of which hangs or is killed."""

import os
import signal
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from coaching.booking.busy import jobs as busy
from coaching.booking.models import BusyCalendar
from coaching.jobs.heartbeat import worker_is_alive
from coaching.mail import outbox
from tests.coaching.booking import factories
from tests.coaching.booking.busy import files
from tests.coaching.booking.busy.servers import Server
from tests.coaching.jobs import tasks
from tests.coaching.mail import worker
from tests.smtp import MailServer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("processes")]
PATIENCE = 30


@pytest.fixture
def smtp(settings):
    settings.TASKS = worker.QUEUE
    with MailServer() as running:
        yield running


@pytest.fixture
def endless_calendar(coach):
    """A calendar in which one entry after the other never ends; the tick has asked for it already."""
    server = Server()
    text = files.calendar(*(files.endless() for _ in range(12)))
    yield BusyCalendar.objects.create(coach=coach, name="Endless", url=server.gives(text), asked_at=timezone.now())
    server.close()


@contextmanager
def running(smtp, **options):
    process = worker.start(smtp.port, **options)
    try:
        yield process
    finally:
        process.terminate()
        process.join(PATIENCE)


def wait_for(what, seconds=PATIENCE):
    """Asks again and again until it is true; returns how many seconds that took."""
    began = time.monotonic()
    while not what():
        assert time.monotonic() - began < seconds
        time.sleep(0.05)
    return time.monotonic() - began


def lanes(process):
    """The process ids of mail, jobs and clock, in the order in which they were started."""
    return [int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]


def is_running(pid):
    """Whether a process is there and is no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def job_of(name):
    return DBTaskResult.objects.get(task_path__endswith=f".{name}")


def send(coach):
    made = factories.booking(appointment_type=factories.appointment_type(coach=coach))
    values = {"name": "Pia", "when": "at noon", "where": "here", "url": "https://example.org/"}
    facts = {"booking": made.pk, "sequence": made.sequence}
    outbox.send("booking.requested", to="pia@example.org", context=values, cause="test:1", facts=facts)


def test_a_mail_goes_out_while_an_endless_calendar_is_read(smtp, coach, endless_calendar):
    with running(smtp):
        wait_for(worker_is_alive)
        busy.read.enqueue(endless_calendar.pk)
        wait_for(lambda: job_of("read").status == "RUNNING")
        send(coach)
        assert wait_for(lambda: smtp.accepted) < 5
        assert job_of("read").status == "RUNNING"


def test_an_endless_job_is_ended_and_the_next_one_runs(smtp):
    tasks.endless.enqueue()
    tasks.quick.enqueue()
    with running(smtp, usual_limit=1):
        wait_for(lambda: job_of("quick").status == "SUCCESSFUL")
    ended = job_of("endless")
    assert (ended.status, ended.exception_class_path, ended.traceback) == (
        "FAILED",
        "coaching.jobs.recovery.JobDied",
        "SIGALRM",
    )


def test_lanes_that_are_killed_are_replaced(smtp, coach):
    with running(smtp) as process:
        wait_for(worker_is_alive)
        for pid in lanes(process):
            os.kill(pid, signal.SIGKILL)
            wait_for(lambda pid=pid: pid not in lanes(process) and len(lanes(process)) == 3)
        send(coach)
        wait_for(lambda: smtp.accepted)


def test_a_worker_that_is_killed_takes_its_lanes_along(smtp):
    with running(smtp) as process:
        wait_for(worker_is_alive)
        left = lanes(process)
        process.kill()
        wait_for(lambda: not any(map(is_running, left)))


def test_a_worker_asked_to_stop_ends_all_its_lanes(smtp):
    with running(smtp) as process:
        wait_for(worker_is_alive)
        asked = lanes(process)
    assert (process.exitcode, [pid for pid in asked if is_running(pid)]) == (0, [])
