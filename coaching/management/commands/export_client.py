from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from coaching.people.models import Client
from coaching.privacy.export_file import write
from coaching.privacy.person import Person


class Command(BaseCommand):
    """Writes a client's archive into a file, for one who asks by letter. It is the one that clients make themselves."""

    help = "Writes everything a client (by number) has into a ZIP that only you can read."

    def add_arguments(self, parser):
        parser.add_argument("client", type=int, help="The number in the address of the client's page.")
        parser.add_argument("file", type=Path, help="The ZIP to write; it must not exist yet.")

    def handle(self, *args, client, file, **options):
        found = Client.objects.select_related("coach", "user").filter(pk=client).first()
        if found is None:
            raise CommandError("There is no such client.")
        if file.exists():
            raise CommandError("This file exists already. Choose another name.")
        file.touch(mode=0o600)
        with file.open("wb") as out:
            write(out, Person.of(found), timezone.now())
        self.stdout.write(f"Written: {file}")
