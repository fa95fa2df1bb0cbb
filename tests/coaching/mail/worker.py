"""Real worker processes, which die where a test says. Imported by each of them.

As in tests/coaching/booking/racing.py, a fork server loads Django once and each worker is forked from it.
"""

import multiprocessing
import os
import signal
import smtplib
from datetime import timedelta

import django
from django.apps import apps

if not apps.ready:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()

from django.core.management import call_command
from django.db import connection, connections
from django.test import override_settings
from django.utils import timezone

from coaching.jobs import time_limits
from coaching.jobs.ticking import Ticker

QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "mail"]}}
PATIENCE = 60


def work(port, *, dies="", later=timedelta(0), once=True):
    """Runs `manage.py work` in a process of its own, `later` by its clock. Returns its exit code: -9 after SIGKILL."""
    worker = start(port, dies=dies, later=later, once=once)
    worker.join(PATIENCE)
    return worker.exitcode


def start(port, *, dies="", later=timedelta(0), once=False, usual_limit=0):
    """The process of `manage.py work`. `usual_limit` in seconds for a job, if it is to be another."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    database = str(connection.settings_dict["NAME"])
    connections.close_all()
    worker = context.Process(target=_run, args=(database, port, dies, later, once, usual_limit))
    worker.start()
    return worker


def _run(database, port, dies, later, once, usual_limit):
    connections.databases["default"]["NAME"] = database
    connection.settings_dict["NAME"] = database
    clock = timezone.now
    timezone.now = lambda: clock() + later
    time_limits.USUAL = usual_limit or time_limits.USUAL
    if dies:
        {**STEPS, "asked to stop": _asked_to_stop}[dies]()
    backend = "django.core.mail.backends.smtp.EmailBackend"
    with override_settings(
        CALENDARS_ON_THIS_MACHINE=True, TASKS=QUEUE, EMAIL_BACKEND=backend, EMAIL_HOST="127.0.0.1", EMAIL_PORT=port
    ):
        call_command("work", once=once)
    connections.close_all()


def _die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)


def _replace(where, name, *, after=False):
    """Puts death before a function's work, or between its work and its return."""
    whole = getattr(where, name)

    def deadly(*args, **kwargs):
        if after:
            whole(*args, **kwargs)
        _die()

    setattr(where, name, deadly)


def _asked_to_stop():
    """While a mail is being sent, the worker is asked to end: its first process, which hands it on to the others."""
    from coaching.mail import outbox

    whole = outbox.email

    def asked(message):
        os.kill(os.getppid(), signal.SIGTERM)
        return whole(message)

    outbox.email = asked


def _job_taken():
    from django_tasks.signals import task_started

    task_started.connect(_die, weak=False)


def _mail_claimed():
    from coaching.mail import outbox

    _replace(outbox, "email")


def _written_down():
    from coaching.mail import outbox

    _replace(outbox, "_note_as_sent", after=True)


def _before_writing_down():
    from coaching.mail import outbox

    _replace(outbox, "_note_as_sent")


STEPS = {
    "at the tick": lambda: _replace(Ticker, "send"),
    "job taken, mail not claimed": _job_taken,
    "mail claimed": _mail_claimed,
    "before it speaks to the server": lambda: _replace(smtplib.SMTP, "connect"),
    "in the middle of the conversation": lambda: _replace(smtplib.SMTP, "data"),
    "accepted, not written down": _before_writing_down,
    "written down, job not ended": _written_down,
}
