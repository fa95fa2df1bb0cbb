"""One click leads to the page of a session from wherever a coach meets it; a call with a prospect has none."""

import pytest
from django.urls import reverse

from tests import factories
from tests.worlds import booking_of


@pytest.fixture
def pages(signed_in, coach):
    """`pages(booking)`: each page on which a coach meets it, by name."""

    def read(booking):
        browser = signed_in(coach)
        urls = {
            "agenda": f"{reverse('booking_admin:agenda')}?view=day&date={booking.start:%Y-%m-%d}",
            "booking": reverse("booking_admin:booking", args=[booking.pk]),
            "client": booking.client.get_absolute_url(),
            "home": reverse("wagtailadmin_home"),
        }
        return {name: browser.get(url).content.decode() for name, url in urls.items()}

    return read


def leads(pages, booking):
    url = reverse("meetings_admin:session", args=[booking.pk])
    return {name for name, page in pages(booking).items() if f'href="{url}"' in page}


@pytest.mark.at("2027-05-12T15:00:00Z")
def test_a_session_is_one_click_away(pages, clara, now):
    assert leads(pages, booking_of(clara, start=now)) == {"agenda", "booking", "client", "home"}


@pytest.mark.at("2027-05-12T15:00:00Z")
def test_a_prospects_call_has_no_such_page(pages, coach, now):
    prospect = factories.client(coach=coach, stage="prospect", with_account=False)
    assert leads(pages, booking_of(prospect, start=now)) == set()


def test_a_client_comes_to_it_from_home_and_sessions(signed_in, clara, coming):
    url = reverse("meetings:session", args=[coming.pk])
    browser = signed_in(clara)
    assert [f'href="{url}"' in browser.get(page).content.decode() for page in ("/me/", "/me/sessions/")] == [True, True]
