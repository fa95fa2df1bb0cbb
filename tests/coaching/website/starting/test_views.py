from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.test import Client as Browser
from django.utils import timezone
from wagtail.models import Page, Site

from coaching.people.models import Coach
from coaching.practice.models import PracticeSettings
from coaching.website.starting.form import StartForm
from coaching.website.starting.links import SIGN_IN, setup_path
from tests import factories

SENT = {
    "practice": "Berg & Weg",
    "coach": "Nora Berg",
    "email": "Nora@Example.org",
    "password": "",
    "zone": "Europe/Berlin",
    "call": "Free first call",
    "minutes": "30",
    "place": "video",
    "hours": "day",
}


@pytest.fixture
def empty(db, settings):
    """What migrations leave: Wagtail's own first page."""
    settings.SITE_URL = "http://testserver"
    welcome = Page.objects.filter(slug="home").first() or Page.get_first_root_node().add_child(
        instance=Page(title="Welcome", slug="home")
    )
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "testserver", "root_page": welcome})


def words(answer):
    return answer.content.decode()


def test_an_empty_site_says_what_to_do(client, empty):
    answer = client.get("/")
    assert answer.status_code == 200
    assert ("Nobody has moved in yet" in words(answer), "Wagtail" in words(answer)) == (True, False)
    assert (answer["X-Robots-Tag"], "no-store" in answer["Cache-Control"]) == ("noindex", True)


def test_setup_asks_only_who_holds_the_link(client, empty):
    assert client.get("/setup/").status_code == 404
    assert client.get("/setup/guess/").status_code == 404
    assert client.post("/setup/guess/", SENT).status_code == 404
    assert "What is your practice called?" in words(client.get(setup_path()))
    assert not Coach.objects.exists()


def test_setup_offers_places_and_no_names_of_zones(client, empty):
    page = words(client.get(setup_path()))
    assert '<option value="Berlin, Germany · ' in page
    assert ">Europe/" not in page


def test_a_city_that_is_typed_gives_its_zone(client, empty):
    client.post(setup_path(), {**SENT, "zone": "", "zone_place": "new york"})
    assert Coach.objects.get().timezone == "America/New_York"


def test_who_answers_is_signed_in_and_the_site_is_there(client, empty):
    answer = client.post(setup_path(), SENT, follow=True)
    assert answer.redirect_chain[-1][0] == "/admin/"
    assert "Berg &amp; Weg is here, and its first call can be booked." in words(answer)
    assert answer.wsgi_request.user.email == "nora@example.org"
    assert EmailAddress.objects.get().verified
    assert "Berg &amp; Weg" in words(Browser().get("/"))


def test_the_link_does_its_work_once(client, empty):
    path = setup_path()
    client.post(path, SENT)
    for answer in (Browser().get(path), Browser().post(path, {**SENT, "practice": "Other"})):
        assert "This practice has begun" in words(answer)
    assert (Coach.objects.count(), PracticeSettings.load().name) == (1, "Berg & Weg")


def test_the_link_is_good_for_a_day(client, empty):
    path = setup_path()
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert "This link has expired" in words(client.post(path, SENT))
    assert not Coach.objects.exists()


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("practice", " ", "This field is required."),
        ("coach", "Nora www.example.org", "Write a name only, without a web address."),
        ("email", "nora", "Enter a valid email address."),
        ("password", "12345", "This password is too short."),
        ("zone", "", "Type the largest city near you, or your country."),
        ("zone_place", "Mars Base", "Mars Base"),
        ("minutes", "7", "Select a valid choice."),
        ("hours", "night", "Select a valid choice."),
    ],
)
def test_what_cannot_be_taken_is_said_and_the_rest_kept(client, empty, name, value, sentence):
    answer = client.post(setup_path(), {**SENT, name: value})
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert 'value="30" selected' in words(answer) or name == "minutes"
    assert not Coach.objects.exists()


def test_all_that_is_against_a_password_is_said_at_once(client, empty):
    page = words(client.post(setup_path(), {**SENT, "password": "berg"}))
    said = page[page.index('id="id_password_error"') :]
    said = said[: said.index("</ul>")]
    assert said.count("<li>") == 2
    assert "This password is too much like your name or your email address." in said
    assert "This password is too short." in said
    assert page.count('<a href="#id_password">A password</a>') == 1


def test_a_likely_slip_in_the_owners_address_is_asked_about_first(client, empty):
    path, sent = setup_path(), {**SENT, "email": "nora@gmial.com", "password": "seven quiet rivers"}
    page = words(client.post(path, sent))
    assert "Did you mean nora@gmail.com?" in page
    assert 'value="seven quiet rivers"' in page
    assert not Coach.objects.exists()
    client.post(path, {**sent, "email_is": "nora@gmail.com"})
    assert Coach.objects.get().email == "nora@gmail.com"


def test_an_unusual_address_of_the_owner_is_kept(client, empty):
    client.post(setup_path(), {**SENT, "email": "nora@gmial.com", "email_is": "typed"})
    assert Coach.objects.get().email == "nora@gmial.com"


def test_every_question_begins_with_a_capital_letter():
    assert [str(field.label) for field in StartForm().fields.values() if not str(field.label)[0].isupper()] == []


def test_a_password_lets_them_in_later(client, empty):
    client.post(setup_path(), {**SENT, "password": "seven quiet rivers"})
    assert get_user_model().objects.get().check_password("seven quiet rivers")


def test_a_superuser_begins_from_the_desk_and_stays_signed_in(client, empty):
    person = get_user_model().objects.create_superuser("nora", "nora@example.org", "seven quiet rivers")
    client.force_login(person)
    assert "Start your practice" in words(client.get("/admin/"))
    answer = client.post(setup_path(), SENT, follow=True)
    assert (answer.wsgi_request.user, Coach.objects.get().user) == (person, person)


def test_a_link_signs_in_once_and_only_by_its_button(client, empty):
    client.post(setup_path(), SENT)
    path, browser = SIGN_IN.path(get_user_model().objects.get()), Browser()
    assert "nora@example.org" in words(browser.get(path))
    assert not browser.get("/admin/").wsgi_request.user.is_authenticated
    assert browser.post(path, follow=True).redirect_chain[-1][0] == "/admin/"
    assert "This link has done its work" in words(Browser().post(path))


def test_a_link_signs_in_within_an_hour(client, empty):
    client.post(setup_path(), SENT)
    path = SIGN_IN.path(get_user_model().objects.get())
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert "This link has done its work" in words(Browser().post(path))


def test_no_page_of_a_practice_is_mistaken_for_the_empty_one(client, db):
    from tests.coaching.website.factories import home

    assert "Two ways" in words(client.get(home().get_url()))


def test_an_editor_is_not_asked_to_start_a_practice(signed_in, empty):
    assert "Start your practice" not in words(signed_in(factories.editor()).get("/admin/"))
