"""The home page's first screen: what to try, the next free times, whom one talks to."""

import re
from html import unescape
from types import SimpleNamespace

import pytest

from coaching.booking.models import WeeklyHours
from coaching.modules import PageBlock
from coaching.website import models, module_blocks
from tests.coaching.booking import factories as booking_factories
from tests.coaching.booking.conftest import stamp
from tests.coaching.website import factories


@pytest.fixture
def call(coach):
    booking_factories.open_week(coach)
    return booking_factories.appointment_type(coach=coach)


@pytest.fixture
def tea(monkeypatch):
    """A module that has something to try at the top: a sign, for want of anything else."""
    block = PageBlock("tea", "Tea", "base.html", at_top="components/signs/neutral.html")
    module = SimpleNamespace(slug="tea", tracks=(), page_blocks=lambda: [PageBlock("cup", "Cup", "base.html"), block])
    monkeypatch.setattr(module_blocks, "installed_modules", lambda: [module])


def read(client, page):
    return unescape(client.get(page.get_url()).content.decode())


def times(words):
    """Those that are shown; a `template` has those for devices far away."""
    words = re.sub(r"<template>.*?</template>", "", words, flags=re.DOTALL)
    return re.findall(r'href="([^"]*/details/[^"]*)"', words)


def test_the_next_free_times_are_buttons_and_home_is_what_led_to_them(client, home, call):
    found = times(read(client, home))
    assert (len(found), all(url.endswith("&from=%2F") for url in found)) == (4, True)


def test_whom_one_talks_to_and_who_certified_them_is_said(client, home, call, coach):
    coach.certification = "Certified Career Coach"
    coach.save()
    assert "<strong>Dana Reyes</strong><span>Certified Career Coach</span>" in read(client, home)


def test_the_times_are_of_what_the_consultation_page_offers(client, home, call, coach):
    other = booking_factories.appointment_type(coach=coach, slug="other")
    factories.page(models.ConsultationPage, home, appointment_type=other)
    assert all("/other/details/" in url for url in times(read(client, home)))


def test_without_free_times_the_consultation_is_a_button(client, home, call):
    page = factories.page(models.ConsultationPage, home, appointment_type=call)
    WeeklyHours.objects.all().delete()
    words = read(client, home)
    assert (times(words), f'href="{page.get_url()}?from=/">Free consultation: choose a time' in words) == ([], True)


def test_who_has_a_time_sees_it_instead(client, home, call, patient):
    link = times(read(client, home))[0]
    start = re.search(r"start=([^&]+)", link)[1].replace("%3A", ":").replace("%2B", "+")
    client.post(link, {"name": "Pia", "email": "pia@example.org", "shown": stamp(), "start": start})
    words = read(client, home)
    assert ["You have a time on" in words, times(words)] == [True, []]


def test_who_is_signed_in_is_offered_no_first_call(signed_in, clara, home, call):
    assert times(read(signed_in(clara), home)) == []


def test_what_a_module_has_to_try_is_at_the_top(client, home, tea):
    words = read(client, home)
    assert ["hero-to-try" in words, '<div class="hero-try">' in words, "hero-drawing" in words] == [True, True, False]


def test_an_editor_can_leave_it_out(client, home, tea):
    models.HomePage.objects.update(lets_visitors_try=False)
    assert ["hero-to-try" in read(client, home), "hero-drawing" in read(client, home)] == [False, True]


def test_without_a_module_the_drawing_is_there(client, home, monkeypatch):
    monkeypatch.setattr(module_blocks, "installed_modules", lambda: [])
    assert ["hero-to-try" in read(client, home), "hero-drawing" in read(client, home)] == [False, True]
