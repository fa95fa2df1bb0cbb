"""A module written against the contract alone is where it should be, on the screens of client and coach."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.exercises.models import Exercise
from coaching.exercises.starter_content.loading import load_starter_content
from coaching.people.models import Client
from coaching.people.timeline import seen
from tests.sample_module.models import Entry


@pytest.fixture
def entry(clara):
    return Entry.objects.create(client=clara, text="Walked by the river", at=timezone.now())


def page(browser, name, *args):
    return browser.get(reverse(name, args=args)).content.decode()


def test_it_is_on_the_clients_home(signed_in, clara, mallory, entry):
    own, other = (page(signed_in(client), "client_area:home") for client in (clara, mallory))
    assert [reverse("journal:entries") in home for home in (own, other)] == [True, True]
    assert ["Write a line in your journal" in home for home in (own, other)] == [False, True]


def test_what_counts_is_shown_to_the_client(signed_in, clara, entry):
    assert "Walked by the river" in page(signed_in(clara), "client_area:track", "journal", "writing")


def test_its_reasons_are_on_the_coachs_desk(signed_in, coach, clara):
    Client.objects.filter(pk=clara.pk).update(welcomed_at=timezone.now() - timedelta(days=8))
    seen(client=clara, at=timezone.now() - timedelta(days=1))
    assert "Nothing in the journal this week" in page(signed_in(coach), "wagtailadmin_home")


def test_the_coach_sees_numbers_and_not_the_words(signed_in, coach, clara, entry):
    shown = page(signed_in(coach), "desk:client", clara.pk)
    assert "Writing" in shown
    assert "Walked by the river" not in shown


def test_its_exercise_is_loaded_once(db):
    load_starter_content()
    load_starter_content()
    assert Exercise.objects.filter(key="journal.first-line", live=True).count() == 1
