from django.core.management.base import BaseCommand

from coaching.people.models import Client
from coaching.privacy import money_on_its_way
from coaching.privacy.erasing import carry_out, rehearse
from coaching.privacy.models import Erasure
from coaching.privacy.person import Person


class Command(BaseCommand):
    """Erases a client for good, without the fourteen days. Safe to run again; what is left over the worker finishes."""

    help = "Erases everything about one client (by number), but what bookkeeping needs, which loses the name."

    def add_arguments(self, parser):
        parser.add_argument("client", type=int, help="The number in the address of the client's page.")
        parser.add_argument("--dry-run", action="store_true", help="Say what would be deleted and kept, and change nothing.")

    def handle(self, *args, client, dry_run=False, **options):
        found = Client.objects.select_related("coach", "user").filter(pk=client).exclude(stage=Client.Stage.GONE).first()
        if found is None:
            self.stdout.write("There is no such client, or they are erased already.")
            return
        person = Person.of(found)
        if words := money_on_its_way.to_staff(money_on_its_way.of_person(person)):
            self.stdout.write(words)
        done = rehearse(person=person) if dry_run else carry_out(person=person, asked_by=Erasure.Asked.OPERATOR)
        self.tell(done, "would be " if dry_run else "")

    def tell(self, erasure, would_be):
        if erasure is None:
            self.stdout.write("The farewell is written. The worker erases as soon as its mails are out; or run this again then.")
            return
        for verb, counts in (("deleted", erasure.deleted), ("kept without a name", erasure.kept)):
            for label, count in counts.items():
                self.stdout.write(f"{label}: {count} {would_be}{verb}")
