from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from coaching.desk.workbook.sheets import sheets
from coaching.people.models import Client, Coach
from coaching.practice.models import PracticeSettings
from coaching.practice.tables import write_workbook


class Command(BaseCommand):
    """Writes everything of the practice into one workbook, as the owner downloads it from the list of clients."""

    help = "Writes clients, sessions, purchases, credits, answers and private notes into an XLSX that only you can read."

    def add_arguments(self, parser):
        parser.add_argument("--to", type=Path, required=True, help="The XLSX to write; it must not exist yet.")

    def handle(self, *args, to, **options):
        try:
            to.touch(mode=0o600, exist_ok=False)
        except FileExistsError:
            raise CommandError("This file exists already. Choose another name.") from None
        except OSError as error:
            raise CommandError(f"This file can't be written: {error.strerror}.") from None
        with to.open("wb") as out:
            zone, several = PracticeSettings.load().timezone, Coach.objects.count() > 1
            write_workbook(out, sheets(Client.objects.all(), timezone.now(), zone, several_coaches=several))
        self.stdout.write(f"Written: {to}")
