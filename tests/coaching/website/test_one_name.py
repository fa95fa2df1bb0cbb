"""The call that a practice offers has one name on its site: the one that its owner gave it."""

import re

import pytest
from django.utils import timezone

from coaching.booking.models import AppointmentType
from coaching.practice.page_generations import renew
from coaching.website.starting.answers import Answers
from coaching.website.starting.start import start_practice

NAME = "Half an hour, free"
OTHER_NAMES = re.compile(r"free consultation|book a (free )?call\b", re.IGNORECASE)
PAGES = ["/", "/about/", "/services/", "/services/coaching/", "/faq/", "/consultation/", "/nowhere/"]


@pytest.fixture
def started(db, settings):
    settings.SITE_URL = "http://testserver"
    start_practice(
        answers=Answers(practice="Berg & Weg", coach="Nora Berg", email="nora@example.org", zone="Europe/Berlin", call=NAME),
        now=timezone.now(),
    )


@pytest.mark.parametrize("path", PAGES)
def test_every_button_to_the_call_has_the_owners_name_for_it(client, started, path):
    words = client.get(path).content.decode()
    buttons = {each.strip() for each in re.findall(r'href="/consultation/[^"]*"[^>]*>([^<]*)<', words)}
    assert (buttons - {NAME, f"{NAME}: choose a time", "All free times"}, OTHER_NAMES.findall(words)) == (set(), [])
    assert NAME in buttons


def test_a_new_name_is_on_the_buttons_at_once(client, started, settings):
    settings.PAGES_KEPT = 900
    renew()
    client.get("/")
    call = AppointmentType.objects.get()
    call.title = "First talk"
    call.save()
    renew()
    assert "First talk: choose a time" in client.get("/nowhere/").content.decode()
