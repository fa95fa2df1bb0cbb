import os

from django.contrib.auth.management.commands import createsuperuser
from django.core.management.base import CommandError

from coaching.people.models import Coach
from coaching.practice.models import PracticeSettings

NEEDED = "An email address is needed: it is what you sign in with."


class Command(createsuperuser.Command):
    """Django's own command, which here asks for an email address. The address counts as verified (accounts/own_address.py)."""

    def handle(self, *args, **options):
        given = options["email"] or os.environ.get("DJANGO_SUPERUSER_EMAIL", "")
        if not options["interactive"] and not given:
            raise CommandError(f"{NEEDED} Give it with --email or DJANGO_SUPERUSER_EMAIL.")
        asked = {"email": options["email"] or None}
        if not options["interactive"]:  # nobody signs in by the name, so the address does for one
            asked["username"] = options["username"] or os.environ.get("DJANGO_SUPERUSER_USERNAME") or given
        is_new = not Coach.objects.exists()
        super().handle(*args, **{**options, **asked})
        if is_new:  # nothing goes out by itself until its coach says “open”
            PracticeSettings.objects.filter(pk=PracticeSettings.load().pk).update(being_set_up=True)

    def get_input_data(self, field, message, default=None):
        value = super().get_input_data(field, message, default)
        if field.name == "email" and value == "":
            self.stderr.write(NEEDED)
            return None
        return value
