from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from coachsite.demo.loading import load


class Command(BaseCommand):
    help = "Fills an empty database with the demo practice. Run again, it adds what is missing and changes nothing else."

    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError("The demo is a mode of its own: set DEMO=1, with DEBUG=1, to load it.")
        load()
        self.stdout.write("The demo practice is loaded.")
