"""Everything the demo practice starts with, subject by subject."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from coaching.exercises.starter_content.loading import load_starter_content
from coaching.modules import module
from coachsite.demo.booking import load_booking
from coachsite.demo.clients import load_clients
from coachsite.demo.frames import load_frames
from coachsite.demo.money import load_billing, load_sales
from coachsite.demo.pages import load_images, load_pages
from coachsite.demo.people import load_client, load_coach, load_editor, load_second_coach
from coachsite.demo.practice import load_exercises, load_gift, load_packages
from coachsite.demo.prospects import load_prospects
from coachsite.demo.sessions import load_agenda
from coachsite.demo.site import load_navigation, load_policies, load_settings, load_site


@transaction.atomic
def load():
    """Makes what is missing and leaves what is there, so that it can run at every start."""
    load_starter_content()
    is_new = load_settings()
    load_images()
    coach = load_coach()
    load_packages()
    pages = load_pages()
    load_site(pages)
    if is_new:
        load_policies(pages)
    load_navigation(pages)
    load_editor()
    load_booking(coach, pages)
    client = load_client(coach)
    load_prospects(coach)
    coaches = [coach, *_more_coaches()]
    load_billing()
    load_clients(coaches)
    load_exercises(coach, client)
    load_gift(coach, client)
    load_sales(coach, client)
    for each in coaches:
        load_agenda(each, timezone.now())
    load_frames()
    if module("networking"):
        from coachsite.demo.networking import load_networking, load_others

        load_networking(client)
        load_others()


def _more_coaches():
    """A second one, where DEMO_COACHES=2 asks for it."""
    if settings.DEMO_COACHES < 2:
        return []
    second = load_second_coach()
    load_booking(second)
    return [second]
