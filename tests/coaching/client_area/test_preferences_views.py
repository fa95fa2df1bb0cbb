from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from coaching.client_area.links import STOP_WEEKLY_MAIL
from coaching.people import breaks
from coaching.people.models import Break, Client, Preferences
from coaching.practice.days import today

ADDRESS = "/me/preferences/"
CHOSEN = {"zone": "Europe/Berlin", "wants_digest": "on", "digest_day": "4", "digest_hour": "18", "telling": "digest"}


def test_what_was_chosen_is_kept_and_the_next_mail_is_named(signed_in, clara):
    answer = signed_in(clara).post(ADDRESS, CHOSEN, follow=True)
    assert "Your next weekly email comes on Friday" in answer.content.decode()
    kept = Preferences.objects.get(client=clara)
    assert (kept.digest_day, kept.digest_hour, kept.telling, kept.wants_digest) == (4, 18, "digest", True)
    assert Client.objects.get(pk=clara.pk).timezone == "Europe/Berlin"


def test_without_the_weekly_mail_it_says_so(signed_in, clara):
    chosen = {name: value for name, value in CHOSEN.items() if name != "wants_digest"}
    answer = signed_in(clara).post(ADDRESS, chosen, follow=True)
    assert "No weekly email comes" in answer.content.decode()


@pytest.mark.parametrize("wrong", [{"zone": "Mars/Base"}, {"digest_hour": "25"}, {"digest_day": "x"}, {"telling": ""}])
def test_what_does_not_exist_is_refused_and_nothing_changes(signed_in, clara, wrong):
    assert signed_in(clara).post(ADDRESS, {**CHOSEN, **wrong}).status_code == 422
    assert Client.objects.get(pk=clara.pk).timezone == clara.timezone
    assert Preferences.objects.get().digest_hour == 8


@pytest.mark.parametrize(("languages", "hour"), [("en-US", "6 p.m."), ("en-GB", "18:00")])
def test_hours_are_read_by_the_readers_kind_of_clock(signed_in, clara, languages, hour):
    assert hour in signed_in(clara).get(ADDRESS, headers={"accept-language": languages}).content.decode()


def test_one_tap_makes_the_week_quiet_and_another_takes_it_back(signed_in, clara):
    browser = signed_in(clara)
    page = browser.post(reverse("client_area:quiet_week"), follow=True).content.decode()
    assert "Come back" in page
    assert Break.objects.get().kind == Break.Kind.QUIET_WEEK
    browser.post(reverse("client_area:come_back"))
    assert not Break.objects.exists()


def test_a_pause_lasts_until_the_day_that_was_chosen(signed_in, clara):
    until = today(timezone.now(), clara.timezone) + timedelta(days=20)
    page = signed_in(clara).post(reverse("client_area:pause"), {"until": until.isoformat()}, follow=True).content.decode()
    assert "On a break until" in page
    assert Break.objects.get().last_day == until


@pytest.mark.parametrize("until", ["2020-01-01", "soon"])
def test_a_pause_until_no_good_day_is_refused_with_a_sentence(signed_in, clara, until):
    answer = signed_in(clara).post(reverse("client_area:pause"), {"until": until})
    assert answer.status_code == 422
    assert until in answer.content.decode()
    assert not Break.objects.exists()


def test_looking_at_the_link_of_a_mail_stops_nothing(client, clara):
    page = client.get(reverse("client_area:stop_weekly_mail", args=[STOP_WEEKLY_MAIL.token(clara)]))
    assert "Stop the weekly email" in page.content.decode()
    assert not Preferences.objects.exists()


def test_its_button_and_a_mail_programs_one_click_stop_it(clara):
    strict = Browser(enforce_csrf_checks=True)
    address = reverse("client_area:stop_weekly_mail", args=[STOP_WEEKLY_MAIL.token(clara)])
    answer = strict.post(address, {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, Preferences.objects.get().wants_digest) == (200, False)
    assert "The weekly email is off" in strict.get(address).content.decode()


def test_the_link_of_someone_who_has_left_stops_nothing(client, clara):
    address = STOP_WEEKLY_MAIL.path(clara)
    Client.objects.update(stage=Client.Stage.GONE)
    assert "This is no longer here" in client.post(address).content.decode()
    assert not Preferences.objects.exists()


def test_a_link_that_was_not_made_by_us_is_not_found(client, clara):
    assert client.get(reverse("client_area:stop_weekly_mail", args=["1:x:y"])).status_code == 404


def test_codes_come_on_a_pause(client, clara):
    breaks.pause(client=clara)
    client.post("/accounts/login/code/", {"email": clara.email})
    assert [letter.to for letter in mail.outbox] == [[clara.email]]
