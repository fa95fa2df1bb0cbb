"""Whoever is erased, or about to be, is only looked at: what an open page sends about them leads to what is left of them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.mail.models import Message
from coaching.people.models import Client
from coaching.privacy.erasing import erase
from coaching.privacy.person import Person
from tests.coaching.privacy.world import bought
from tests.walks.rows import ROWS

LOOKED_AT = {"desk:client", "desk:timeline", "desk:notes", "meetings_admin:export", "reports_admin:client_hours"}
ABOUT_ONE = sorted(name for name, (_who, needs, _method) in ROWS.items() if any(each.endswith("_pk") for each in needs))
OTHERS = {"csv": "csv", "new_note_key": "00000000-0000-0000-0000-000000000077"}


@pytest.fixture(params=["erased", "about to be"])
def who_left(request, clara):
    """Someone who was a client, erased or told farewell."""
    bought(clara)  # so that a row is kept
    if request.param == "erased":
        erase(person=Person.of(clara), asked_by="client")
    else:
        Client.objects.filter(pk=clara.pk).update(leaves_at=timezone.now() - timedelta(minutes=1))
    clara.refresh_from_db()
    return clara


def addresses_of(client):
    return {name: reverse(name, args=[OTHERS.get(each, client.pk) for each in ROWS[name][1]]) for name in ABOUT_ONE}


def test_nothing_is_done_about_who_left(who_left, signed_in, coach):
    browser, mails = signed_in(coach), Message.objects.count()
    before = Client.objects.filter(pk=who_left.pk).values().get()
    typed = {"words": "x", "name": "Back", "email": "back@example.org"}
    found = {
        (name, method): getattr(browser, method)(url, typed)
        for name, url in addresses_of(who_left).items()
        if name not in LOOKED_AT
        for method in ("get", "post")
    }
    ends = {key: getattr(answer, "url", answer.status_code) for key, answer in found.items()}
    assert {key: end for key, end in ends.items() if end not in {who_left.get_absolute_url(), 404, 405}} == {}
    assert (Client.objects.filter(pk=who_left.pk).values().get(), Message.objects.count()) == (before, mails)


def test_the_same_is_found_about_a_client(clara, signed_in, coach):
    browser = signed_in(coach)
    assert [name for name, url in addresses_of(clara).items() if browser.get(url).status_code == 404] == []


def test_the_page_of_who_left_offers_nothing(who_left, signed_in, coach):
    page = signed_in(coach).get(who_left.get_absolute_url())
    assert page.templates[0].name == "coaching/desk/client_left.html"
    assert [
        url for name, url in addresses_of(who_left).items() if name not in LOOKED_AT and f'"{url}' in page.content.decode()
    ] == []


def test_nothing_is_done_about_several_with_one_who_left(who_left, signed_in, coach):
    page = signed_in(coach).get(reverse("desk:finish"), {"client": who_left.pk}, follow=True)
    assert f"{who_left.name} has left, so nothing can be done for them anymore." in page.content.decode()


def test_a_script_that_saves_finds_nothing(who_left, signed_in, coach):
    url = reverse("desk:autosave_remark", args=[who_left.pk])
    assert signed_in(coach).post(url, {"value": "x"}, headers={"accept": "application/json"}).status_code == 404
