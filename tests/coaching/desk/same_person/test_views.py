"""“This is the same person as …”: found, seen before it is done, and merged once."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.booking.models import Booking
from coaching.people.models import Client
from tests import factories
from tests.worlds import booking_of


@pytest.fixture
def twin(coach):
    return factories.client(coach=coach, name="C. Lind", email="clara.two@example.org", with_account=False, stage="prospect")


def text(response):
    return " ".join(response.content.decode().split())


def address(one, two):
    return reverse("desk:merge", args=[one.pk, two.pk])


def test_the_clients_page_leads_there_and_names_likely_ones(signed_in, coach, clara):
    twin = factories.client(coach=coach, name=clara.name, email="clara.two@example.org", with_account=False)
    page = text(signed_in(coach).get(clara.get_absolute_url()))
    assert ("Perhaps the same person" in page, address(clara, twin) in page) == (True, True)
    assert reverse("desk:same_person", args=[clara.pk]) in page


def test_searching_finds_others_of_the_same_coach(signed_in, owner, clara, twin, mallory):
    browser, find = signed_in(owner), reverse("desk:same_person", args=[clara.pk])
    assert address(clara, twin) in text(browser.get(find, {"q": "lind two"}))
    assert "Nobody else has “mallory”" in text(browser.get(find, {"q": "mallory"}))


def test_it_is_said_before_it_is_done(signed_in, coach, clara, twin):
    booking_of(twin, start=timezone.now() + timedelta(days=3))
    browser = signed_in(coach)
    page = text(browser.get(address(clara, twin)))
    assert [words in page for words in ("1 booking", "This can't be undone", "Nobody is emailed")] == [True] * 3
    assert Client.objects.filter(pk=twin.pk).exists()
    done = browser.post(address(clara, twin), follow=True)
    assert "Merged. Everything of Clara Lind is on this page now." in text(done)
    assert Booking.objects.get().client == clara


def test_from_either_page_the_one_who_signs_in_stays(signed_in, coach, clara, twin):
    signed_in(coach).post(address(twin, clara))
    assert list(Client.objects.all()) == [clara]


def test_where_neither_signs_in_the_coach_chooses(signed_in, coach, twin):
    other = factories.client(coach=coach, with_account=False, stage="prospect")
    page = signed_in(coach).post(address(twin, other), {"keep": other.pk}, follow=True)
    assert page.status_code == 200
    assert list(Client.objects.all()) == [other]


def test_sent_twice_it_leads_to_the_one_that_stayed(signed_in, coach, clara, twin):
    browser = signed_in(coach)
    for _ in range(2):
        assert browser.post(address(clara, twin)).headers["Location"] == clara.get_absolute_url()


@pytest.mark.parametrize("list_of", ["desk:clients", "booking_admin:add"])
def test_who_was_merged_is_found_by_the_earlier_address(signed_in, coach, clara, twin, list_of):
    browser = signed_in(coach)
    browser.post(address(clara, twin))
    assert "Clara Lind" in text(browser.get(reverse(list_of), {"q": "clara.two"}))
    assert "earlier clara.two@example.org" in text(browser.get(clara.get_absolute_url()))


def test_two_accounts_need_a_word(signed_in, coach, clara):
    other = factories.client(coach=coach, email="clara.two@example.org")
    browser = signed_in(coach)
    page = browser.post(address(clara, other), {"keep": clara.pk})
    assert (page.status_code, "Nobody can sign in with clara.two@example.org afterward" in text(page)) == (422, True)
    browser.post(address(clara, other), {"keep": clara.pk, "close_account": "on"})
    assert list(Client.objects.all()) == [clara]


def test_why_not_is_said_in_place_of_the_button(signed_in, coach, clara, twin):
    Client.objects.filter(pk=twin.pk).update(leaves_at=timezone.now() + timedelta(days=3))
    page = text(signed_in(coach).get(address(clara, twin)))
    assert ("has asked to be deleted" in page, "Merge them" in page) == (True, False)


def test_somebody_elses_client_is_not_found(signed_in, coach, clara, mallory):
    browser = signed_in(coach)
    assert [browser.get(address(*pair)).status_code for pair in ((clara, mallory), (mallory, clara))] == [404, 404]
