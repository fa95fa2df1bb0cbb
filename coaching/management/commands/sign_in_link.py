from django.core.management.base import BaseCommand, CommandError

from coaching.people.access import owners
from coaching.website.starting.links import SIGN_IN


class Command(BaseCommand):
    """A way in without a mail server and without a password, for whoever runs the machine."""

    help = "Shows a link that signs the owner in once, within an hour."

    def add_arguments(self, parser):
        parser.add_argument("email", nargs="?", help="whose, where there are several owners")

    def handle(self, *args, email=None, **options):
        found = owners().filter(is_active=True)
        person = (found.filter(email__iexact=email) if email else found).first()
        if person is None:
            whose = f"No owner has the address {email}." if email else "Nobody owns this practice yet: run start_practice."
            raise CommandError(whose)
        self.stdout.write(f"{person.email}:\n  {SIGN_IN.url(person)}")
