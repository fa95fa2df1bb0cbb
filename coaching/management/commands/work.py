import time

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from coaching.signals import tick

TICK_SECONDS = 60


class Command(BaseCommand):
    """The worker: runs waiting jobs, and once a minute tells every room to do what is due."""

    help = "Runs background jobs and what is due by the clock, until stopped."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="Do what is waiting and due now, then end.")

    def handle(self, *args, once=False, **options):
        next_tick = 0.0
        while True:
            if time.monotonic() >= next_tick:
                self.tick()
                next_tick = time.monotonic() + TICK_SECONDS
            call_command("db_worker", batch=True, interval=0, queue_name="*", startup_delay=False, verbosity=0)
            if once:
                return
            time.sleep(1)

    def tick(self):
        for receiver, answer in tick.send_robust(sender=type(self), now=timezone.now()):
            if isinstance(answer, Exception):
                self.stderr.write(f"{receiver.__module__}.{receiver.__name__}: {type(answer).__name__}")
