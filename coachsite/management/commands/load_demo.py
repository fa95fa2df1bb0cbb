from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from coaching.people.models import Client, Coach
from coachsite.demo.loading import load


class Command(BaseCommand):
    help = "Fills an empty database with the demo practice. Run again, it adds what is missing and changes nothing else."

    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError("The demo is a mode of its own: set DEMO=1, with DEBUG=1, to load it.")
        load()
        self.stdout.write("The demo practice is loaded.")
        if settings.DEMO_COACHES > 1 and not Client.objects.filter(coach__in=Coach.objects.order_by("pk")[1:]).exists():
            words = "The second coach has no clients, who come with a new database alone: stop it, run make clean, start it."
            self.stdout.write(words)
