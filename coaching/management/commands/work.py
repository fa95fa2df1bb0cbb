import logging

from django.core.management.base import BaseCommand

from coaching.jobs.heartbeat import CLOCK, JOBS, MAIL
from coaching.jobs.lanes import Stop, lane
from coaching.jobs.supervisor import Supervisor


class Command(BaseCommand):
    """The worker: sends mails, runs the other jobs, and once a minute tells every room to do what is due.

    Each of the three has a process of its own, so none waits for another. Asked to stop (SIGTERM, Ctrl-C), each finishes what
    it is doing. Without a database they wait until there is one again.
    """

    help = "Sends mails, runs background jobs and what is due by the clock, until stopped."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="Do what is waiting and due now, then end.")

    def handle(self, *args, once=False, **options):
        logging.getLogger("django_tasks").setLevel(logging.CRITICAL)
        if once:
            self.do_what_waits()
        else:
            Supervisor(self.say).run()

    def do_what_waits(self):
        stop = Stop()
        for name in (CLOCK, MAIL, JOBS):
            lane(name, stop=stop, say=self.say).drain()

    def say(self, words):
        self.stderr.write(words)
