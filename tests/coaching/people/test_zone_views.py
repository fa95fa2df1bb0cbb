from html import unescape

import pytest
from django.core import mail
from django.urls import reverse

from coaching.people.models import Client, Preferences
from coaching.people.preferring import prefer
from tests import factories

OFFER, AUCKLAND, CHICAGO = "/me/zone/", "Pacific/Auckland", "America/Chicago"
USE, KEEP = f"/me/zone/use/{CHICAGO}/", f"/me/zone/keep/{CHICAGO}/"
pytestmark = pytest.mark.at("2027-05-12T19:10:00+00:00")


@pytest.fixture
def aroha(coach):
    """Dana's client in Auckland."""
    made = factories.client(coach=coach, name="Aroha Reid", timezone=AUCKLAND)
    prefer(client=made, zone=AUCKLAND)
    return made


def zone_of(client):
    return Client.objects.get(pk=client.pk).timezone


def asked(browser, device=CHICAGO, **query):
    return browser.get(OFFER, {"device": device, **query})


def words(response):
    return unescape(response.content.decode())


def test_the_device_is_named_with_its_clock_and_both_can_be_chosen(signed_in, aroha):
    content = words(asked(signed_in(aroha)))
    assert "Your device is on Chicago time (2:10 p.m.). Your times here are in Auckland time." in content
    assert ("Use Chicago time" in content, "Keep Auckland time" in content) == (True, True)


def test_its_clock_is_read_as_the_device_does(signed_in, aroha):
    answer = signed_in(aroha).get(OFFER, {"device": CHICAGO}, headers={"accept-language": "en-GB"})
    assert "Chicago time (14:10)" in words(answer)


def test_an_old_name_is_shown_as_it_is_called_today(signed_in, aroha):
    assert "Your device is on Kolkata time" in words(asked(signed_in(aroha), "Asia/Calcutta"))


def test_an_own_zone_with_an_old_name_is_called_as_today(signed_in, coach):
    client = factories.client(coach=coach, timezone="Asia/Calcutta")
    assert "Keep Kolkata time" in words(asked(signed_in(client)))


@pytest.mark.parametrize(
    "device", ["", AUCKLAND, "Antarctica/McMurdo", "localtime", "Factory", "Etc/Unknown", "a\0b", "x" * 10_000, "<b>"]
)
def test_there_is_nothing_to_offer(signed_in, aroha, device):
    answer = asked(signed_in(aroha), device)
    assert (answer.status_code, answer.content) == (204, b"")


def test_asking_changes_nothing(signed_in, aroha):
    asked(signed_in(aroha))
    assert zone_of(aroha) == AUCKLAND


def test_the_buttons_lead_back_to_the_page_and_never_elsewhere(signed_in, aroha):
    browser = signed_in(aroha)
    assert 'value="/me/sessions/?a=1&b=2"' in words(asked(browser, page="/me/sessions/?a=1&b=2"))
    assert "elsewhere" not in words(asked(browser, page="//elsewhere.example"))
    assert browser.post(USE, {"next": "//elsewhere.example"}).url == "/me/"


def test_the_devices_zone_is_taken_and_the_weekly_email_moves_along(signed_in, aroha):
    before = Preferences.objects.get().next_digest_at
    answer = signed_in(aroha).post(USE, {"next": "/me/sessions/"}, follow=True)
    assert answer.redirect_chain == [("/me/sessions/", 302)]
    assert "Your times are in Chicago time from now on." in words(answer)
    assert zone_of(aroha) == CHICAGO
    assert str(Preferences.objects.get().next_digest_at - before) == "17:00:00"


def test_undo_puts_the_old_zone_back_and_does_not_ask_again(signed_in, aroha):
    browser = signed_in(aroha)
    browser.post(USE)
    undo = f"/me/zone/use/{AUCKLAND}/?instead_of=America%2FChicago"
    assert f'action="{undo}"' in words(browser.get("/me/"))
    before = Preferences.objects.get().next_digest_at
    browser.post(undo)
    assert zone_of(aroha) == AUCKLAND
    assert str(before - Preferences.objects.get().next_digest_at) == "17:00:00"
    assert asked(browser).status_code == 204


def test_who_travels_home_again_is_asked_again(signed_in, aroha):
    browser = signed_in(aroha)
    browser.post(USE)
    assert "Use Auckland time" in words(asked(browser, AUCKLAND))


def test_what_is_kept_is_not_offered_again_in_this_session(signed_in, aroha):
    browser = signed_in(aroha)
    assert "Your times stay in Auckland time." in words(browser.post(KEEP, {"next": "/me/preferences/"}, follow=True))
    assert (asked(browser).status_code, asked(browser, "America/Denver").status_code) == (204, 200)
    assert zone_of(aroha) == AUCKLAND
    browser.logout()
    assert asked(signed_in(aroha)).status_code == 200


@pytest.mark.parametrize("zone", ["Mars/Base", "localtime", "Factory", "x" * 5_000, "a%00b"])
def test_what_is_no_zone_changes_nothing_and_says_so(signed_in, aroha, zone):
    answer = signed_in(aroha).post(f"/me/zone/use/{zone}/", follow=True)
    assert "We don't know that time zone, so nothing was changed." in words(answer)
    assert zone_of(aroha) == AUCKLAND


@pytest.mark.parametrize("zone", ["Mars/Base", "a%00b"])
def test_keeping_despite_no_zone_changes_nothing(signed_in, aroha, zone):
    assert signed_in(aroha).post(f"/me/zone/keep/{zone}/").url == "/me/"
    assert zone_of(aroha) == AUCKLAND


def test_pressed_twice_there_is_nothing_to_undo(signed_in, aroha):
    browser = signed_in(aroha)
    browser.post(USE)
    assert "Undo" not in words(browser.post(USE, follow=True)).split("Chicago time from now on.")[-1][:200]


@pytest.mark.parametrize("address", [USE, KEEP])
def test_a_link_changes_nothing(signed_in, aroha, address):
    assert signed_in(aroha).get(address).status_code == 405
    assert zone_of(aroha) == AUCKLAND


def test_someone_else_changes_only_their_own(signed_in, aroha, mallory):
    signed_in(mallory).post(USE)
    assert (zone_of(aroha), zone_of(mallory)) == (AUCKLAND, CHICAGO)


def test_moving_sends_no_mail(signed_in, aroha):
    signed_in(aroha).post(USE)
    assert mail.outbox == []


PAGES = ["/me/preferences/", "/me/sessions/"]


@pytest.mark.parametrize("page", PAGES)
def test_pages_with_times_ask_for_the_offer(signed_in, aroha, page):
    content = words(signed_in(aroha).get(page))
    assert f'data-device-zone="{reverse("people:device_zone")}" data-zone="{AUCKLAND}"' in content


def test_the_offer_costs_four_questions_at_most(signed_in, aroha, django_assert_max_num_queries):
    browser = signed_in(aroha)
    browser.post(KEEP)
    with django_assert_max_num_queries(4):
        asked(browser, "America/Denver")
