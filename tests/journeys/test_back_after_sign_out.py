"""Back after signing out shows nothing of what was somebody's own, in a browser that would like to keep pages as they were."""

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from coaching.booking.links import MANAGE
from coaching.booking.models import Booking
from coaching.people.models import Client
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser
CLARA = "clara@example.org"


@pytest.fixture
def places(site):
    """Where someone reads what is private, and words that are there."""
    Client.objects.filter(email=CLARA).update(welcomed_at=timezone.now())
    clara = Client.objects.get(email=CLARA)
    return {
        "client": (clara.user, "/me/", "Fifteen minutes."),
        "account": (clara.user, "/accounts/email/", CLARA),
        "desk": (get_user_model().objects.get(coach=clara.coach), f"/admin/clients/{clara.pk}/", CLARA),
    }


@pytest.mark.parametrize("place", ["client", "account", "desk"])
def test_back_after_signing_out_shows_nothing_private(place, person, places):
    user, path, words = places[place]
    who = person()
    come_in(who, user)
    who.page.goto(who.site + path)
    assert words in who.page.content()
    who.page.goto(who.site + "/accounts/logout/")
    who.page.locator("main form button[type=submit]").click()
    who.page.wait_for_url(who.site + "/")
    for _step in range(2):
        who.page.go_back()
    who.page.wait_for_url(lambda url: "/accounts/login/" in url)
    assert words not in who.page.locator("main").inner_text()


def test_a_file_that_a_person_saves_is_saved(person, site, tmp_path):
    who = person()
    who.page.goto(site + MANAGE.path(Booking.objects.filter(start__gt=timezone.now()).first()))
    with who.page.expect_download() as download:
        who.page.locator("a[href$='invitation.ics']").first.click()
    download.value.save_as(tmp_path / "a.ics")
    assert (tmp_path / "a.ics").read_text().startswith("BEGIN:VCALENDAR")
