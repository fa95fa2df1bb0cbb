from getpass import getpass

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from coaching.booking.guest.email_hints import did_you_mean
from coaching.practice.addresses import address
from coaching.practice.zone_search import places_called, places_near
from coaching.website.starting.answers import HOURS, MINUTES, PLACES
from coaching.website.starting.exists import practice_exists
from coaching.website.starting.form import StartForm
from coaching.website.starting.links import SIGN_IN, setup_path
from coaching.website.starting.start import PracticeExists, start_practice

NO_CITY = "No one city has that name. {}Try the largest city near you."
MOST_NAMED = 5
ASKED = {
    "practice": "What is your practice called?",
    "coach": "Your name",
    "email": "Your email address",
    "city": "Which city near you has your time? (such as Berlin, New York)",
}
CHOSEN = {"call": None, "minutes": MINUTES, "place": [each.value for each in PLACES], "hours": list(HOURS)}


class Command(BaseCommand):
    """Makes a practice of a handful of answers, as the page of the first visit does; or shows the link to that page."""

    help = "Begins a practice: asks what it is called, who coaches and where, and makes the site. Or shows a link that asks it."

    def add_arguments(self, parser):
        parser.add_argument("--link", action="store_true", help="show a link to the page that asks, which is good for a day")
        for name, question in ASKED.items():
            parser.add_argument(f"--{name}", help=question)
        for name, choices in CHOSEN.items():
            parser.add_argument(f"--{name}", type=type(choices[0]) if choices else str, choices=choices, help="of the first call")
        parser.add_argument("--no-input", "--noinput", action="store_false", dest="interactive", help="ask nothing")

    def handle(self, *args, link=False, interactive=True, **options):
        if practice_exists():
            raise CommandError(f"{PracticeExists()} To get in, run: python manage.py sign_in_link")
        if link:
            self.stdout.write(address(setup_path()))
            return
        answers = self.answers(options, interactive)
        coach = start_practice(answers=answers, now=timezone.now())
        self.stdout.write(f"\n{answers.practice} is here, and its first call can be booked.\n")
        self.stdout.write(f"Come in with this link; it works once, within an hour:\n  {SIGN_IN.url(coach.user)}")

    def answers(self, options, interactive):
        """What was given, then what is asked for. Raises CommandError for what can't be taken."""
        given = {name: options[name] for name in [*ASKED, *CHOSEN] if options[name] is not None}
        for name, question in ASKED.items():
            if interactive and not given.get(name):
                given[name] = input(f"{question}: ").strip()
        if interactive and (meant := did_you_mean(given.get("email", ""))):
            given["email"] = input(f"Did you mean {meant}? Type it again as it is right: ").strip()
        if interactive and "password" not in given:
            given["password"] = getpass("A password, to sign in with later (Enter: none): ")
        return self.checked(given)

    def checked(self, given):
        city = given.pop("city", "")
        found = places_called(city)
        if len({place.zone for place in found}) != 1:
            near = "; ".join(map(str, (found or places_near(city))[:MOST_NAMED]))
            raise CommandError(NO_CITY.format(f"Did you mean {near}? " if near else ""))
        blank = StartForm()
        first = {name: field.initial for name, field in blank.fields.items() if field.initial is not None}
        form = StartForm({**first, **given, "zone": found[0].zone, StartForm.ANSWER: StartForm.AS_TYPED})
        if not form.is_valid():
            raise CommandError(
                " ".join(f"{form[name].label}: {error}" for name, errors in form.errors.items() for error in errors)
            )
        return form.answers
