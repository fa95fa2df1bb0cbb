from django.core.management.base import BaseCommand

from coaching.exercises.starter_content.loading import load_starter_content


class Command(BaseCommand):
    """Makes the exercises and programs that the practice and its modules bring and that are not there yet."""

    help = "Loads the exercises and programs that come with the software; never changes one that exists."

    def handle(self, **options):
        made = load_starter_content()
        self.stdout.write(f"{len(made)} exercises and programs made.")
