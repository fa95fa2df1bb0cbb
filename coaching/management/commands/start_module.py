import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from coaching.management.module_skeleton.writing import SkeletonError, write_skeleton

NEXT = """Written: {folder}
{path}Add {name} to COACHING_MODULES, then run
  manage.py migrate
  pytest {folder} tests/test_contracts.py tests/test_templates.py tests/test_permissions.py tests/test_imports.py
docs/modules.md tells what to change first: the models, before you migrate."""
PATH = """Python does not look into {directory} yet:
  export PYTHONPATH={directory}
"""


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
        path = "" if _is_on_the_path(directory) else PATH.format(directory=directory.resolve())
        self.stdout.write(NEXT.format(folder=folder, name=name, path=path))


def _is_on_the_path(directory):
    return directory.resolve() in [Path(each).resolve() for each in sys.path]
