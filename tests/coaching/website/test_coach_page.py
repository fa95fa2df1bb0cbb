from datetime import date
from html import unescape

import pytest
import time_machine
from wagtail.images.tests.utils import get_test_image_file

from coaching.practice.deletions import why_kept
from coaching.practice.models import PracticeImage
from coaching.website import models
from tests.coaching.website import factories
from tests.coaching.website.markup import nodes_of

CERTIFICATE = {
    "name": "Certified Career Coach",
    "issuer": "National Board",
    "number": "CCC-1",
    "until": "June 2029",
    "check": "https://board.example/CCC-1",
}


@pytest.fixture
def about(home, coach):
    """`about(**fields)` is Dana's page."""
    return lambda **fields: factories.page(models.CoachPage, home, coach=coach, title="About Dana", **fields)


def read(client, page):
    return unescape(client.get(page.url).content.decode())


def test_a_certificate_has_its_number_and_where_to_check_it(client, about):
    words = read(client, about(certificates=[("certificate", CERTIFICATE)]))
    assert '<a href="https://board.example/CCC-1" rel="noreferrer">Check it at National Board</a>' in words
    assert "<dd>CCC-1</dd>" in words


def test_what_nobody_filled_in_is_not_claimed(client, about):
    words = read(client, about())
    assert [text for text in ("Certified", "Check it", "since", "What coaching is not", "code of ethics") if text in words] == []


@pytest.mark.parametrize(("day", "said"), [(date(2026, 6, 1), "since 2017 (9 years)"), (date(2018, 6, 1), "since 2017")])
def test_years_are_counted_up_to_now(client, about, day, said):
    page = about(since=2017)
    with time_machine.travel(day):
        assert said in read(client, page).replace("</dd>", "|")
        assert ("year)" in read(client, page)) is False


def test_what_coaching_is_not_and_the_code_are_named(client, about):
    words = read(client, about(is_not="Therapy.\nA promise.", ethics_name="Our code", ethics_url="https://board.example/code"))
    assert ["<li>Therapy.</li>" in words, "<li>A promise.</li>" in words] == [True, True]
    assert '<a href="https://board.example/code" rel="noreferrer">Our code</a>' in words


def test_search_engines_learn_who_it_is(client, about, coach, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    coach.photo = PracticeImage.objects.create(title="Dana", file=get_test_image_file())
    coach.save()
    page = about(languages="English, Spanish", certificates=[("certificate", CERTIFICATE)])
    [person] = nodes_of(read(client, page), "Person")
    assert (person["name"], person["knowsLanguage"]) == ("Dana Reyes", ["English", "Spanish"])
    assert person["hasCredential"][0]["identifier"] == "CCC-1"
    assert person["image"].startswith("http")


def test_a_coach_with_a_page_is_not_deleted(about, coach):
    about()
    assert "1 page that names them" in why_kept(coach)
