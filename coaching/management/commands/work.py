import logging
import time

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from coaching.signals import tick

TICK_SECONDS = 60


class Command(BaseCommand):
    """The worker: runs waiting jobs, and once a minute tells every room to do what is due.

    Asked to stop (SIGTERM, Ctrl-C), it ends the job it is at. Without a database it waits until there is one again.
    """

    help = "Runs background jobs and what is due by the clock, until stopped."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="Do what is waiting and due now, then end.")

    def handle(self, *args, once=False, **options):
        logging.getLogger("django_tasks").setLevel(logging.CRITICAL)
        next_tick = 0.0
        while True:
            if time.monotonic() >= next_tick:
                self.tick()
                next_tick = time.monotonic() + TICK_SECONDS
            if not self.run_jobs() or once:
                return
            time.sleep(1)

    def tick(self):
        for receiver, answer in tick.send_robust(sender=type(self), now=timezone.now()):
            if isinstance(answer, Exception):
                self.stderr.write(f"{receiver.__module__}.{receiver.__name__}: {type(answer).__name__}")

    def run_jobs(self):
        """Runs all jobs that wait. Gives whether to go on."""
        worker = Worker(
            queue_names=["*"], excluded_queue_names=[], backend_name="default", worker_id=get_random_string(32),
            batch=True, interval=0, startup_delay=False, max_tasks=None,
        )  # fmt: skip
        worker.configure_signals()
        try:
            worker.run()
        except OperationalError as error:
            self.stderr.write(f"The database does not answer: {type(error).__name__}")
            close_old_connections()
        return worker.running
