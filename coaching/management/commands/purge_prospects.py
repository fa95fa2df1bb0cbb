from django.core.management.base import BaseCommand
from django.utils import timezone

from coaching.pipeline.retention import forgotten, purge


class Command(BaseCommand):
    """Deletes prospects who never became clients, after the practice's number of months. The worker does the same once a day."""

    help = "Deletes prospects of whom nothing was heard for the number of months that the practice promises."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Say how many there are, and delete nobody.")

    def handle(self, *args, dry_run=False, **options):
        now = timezone.now()
        count = forgotten(now).count() if dry_run else purge(now)
        people = "1 prospect" if count == 1 else f"{count} prospects"
        done = "would be" if dry_run else "was" if count == 1 else "were"
        self.stdout.write(f"{people} {done} deleted.")
