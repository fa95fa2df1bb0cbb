from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from coaching.management.module_skeleton.writing import SkeletonError, write_skeleton

NEXT = """Written: {folder}
Add {name} to COACHING_MODULES, then run
  manage.py migrate
  pytest {folder} tests/test_contracts.py tests/test_permissions.py tests/test_imports.py
docs/modules.md tells what to change first."""


class Command(BaseCommand):
    """Writes a small coaching module that works, to be changed into one's own."""

    help = "Writes the skeleton of a coaching module: a page, an exercise, panels, progress, export, and their tests."

    def add_arguments(self, parser):
        parser.add_argument("name", help="The name of its package, such as interview_training.")
        parser.add_argument(
            "--directory", type=Path, default=settings.BASE_DIR, help="Where its folder is made; beside the core when unset."
        )

    def handle(self, *args, name, directory, **options):
        try:
            folder = write_skeleton(name=name, directory=directory)
        except SkeletonError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(NEXT.format(folder=folder, name=name))
