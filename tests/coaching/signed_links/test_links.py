from datetime import timedelta

import pytest
import time_machine
from django.core import signing
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from coaching.people.models import Client
from coaching.signed_links import links
from coaching.signed_links.links import SignedLink, Status, register
from coaching.signed_links.outcomes import CHANGED, GONE

LINK = SignedLink(
    "tests.client",
    rows=Client.objects.exclude(stage=Client.Stage.GONE),
    page="client_area:stop_weekly_mail",
    state=lambda client: client.phone,
    is_open=lambda client: client.stage == Client.Stage.ACTIVE,
    lifetime=timedelta(days=30),
)
MANY_DAYS = timedelta(days=31)


def changed(client, **fields):
    Client.objects.filter(pk=client.pk).update(**fields)


def test_a_fresh_link_is_valid_and_about_its_row(clara):
    opened = LINK.open(LINK.token(clara))
    assert (opened.row, opened.status, opened.is_valid) == (clara, Status.VALID, True)


def test_a_link_dies_when_its_row_gets_another_state(clara):
    token = LINK.token(clara)
    changed(clara, phone="555")
    opened = LINK.open(token)
    assert (opened.row, opened.status, opened.outcome) == (clara, Status.CHANGED, CHANGED)


def test_a_link_can_be_of_an_earlier_state(clara):
    changed(clara, phone="555")
    clara.refresh_from_db()
    assert [LINK.open(LINK.token(clara, state=state)).status for state in ("", "555")] == [Status.CHANGED, Status.VALID]


def test_a_link_dies_when_its_row_is_no_longer_open(clara):
    token = LINK.token(clara)
    changed(clara, stage=Client.Stage.PAUSED)
    assert LINK.open(token).status is Status.CHANGED


@pytest.mark.parametrize(("age", "status"), [(timedelta(days=29), Status.VALID), (MANY_DAYS, Status.TOO_OLD)])
def test_a_link_dies_of_age(clara, age, status):
    token = LINK.token(clara)
    with time_machine.travel(timezone.now() + age):
        assert LINK.open(token).status is status


def test_a_link_without_a_lifetime_does_not_die_of_age(clara):
    link = SignedLink("tests.forever", rows=Client.objects.all(), page=LINK.page)
    token = link.token(clara)
    with time_machine.travel(timezone.now() + timedelta(days=3650)):
        assert link.open(token).is_valid


def test_an_old_link_whose_row_has_changed_says_that_it_has_changed(clara):
    token = LINK.token(clara)
    changed(clara, phone="555")
    with time_machine.travel(timezone.now() + MANY_DAYS):
        assert LINK.open(token).status is Status.CHANGED


def test_a_link_to_what_is_deleted_is_known_as_ours(clara):
    token = LINK.token(clara)
    clara.delete()
    opened = LINK.open(token)
    assert (opened.row, opened.status, opened.outcome, opened.newest) == (None, Status.GONE, GONE, None)


def test_a_row_that_the_link_can_no_longer_be_about_counts_as_deleted(clara):
    token = LINK.token(clara)
    changed(clara, stage=Client.Stage.GONE)
    assert LINK.open(token).status is Status.GONE


@pytest.mark.parametrize("change", [lambda token: "", lambda token: "x:y:z", lambda token: f"{token[:-1]}!"])
def test_a_link_that_we_never_made_is_none(clara, change):
    assert LINK.open(change(LINK.token(clara))) is None


def test_the_token_of_another_link_is_none(clara):
    assert LINK.open(signing.dumps([clara.pk, ""], salt="coaching.weekly_mail")) is None


def test_a_link_that_we_never_made_is_not_found(db):
    with pytest.raises(Http404):
        LINK.open_or_404("x:y:z")


def test_the_address_is_that_of_its_page_or_of_another(clara, settings):
    with time_machine.travel(timezone.now(), tick=False):  # a token holds the second in which it was written
        token = LINK.token(clara)
        path, other = (reverse(name, args=[token]) for name in (LINK.page, "people:invitation"))
        assert (LINK.path(clara), LINK.url(clara)) == (path, settings.SITE_URL + path)
        assert (LINK.path(clara, "people:invitation"), LINK.url(clara, "people:invitation")) == (other, settings.SITE_URL + other)


def test_a_row_is_current_while_it_has_its_state_and_is_open(clara):
    assert [LINK.is_current(clara.pk, ""), LINK.is_current(clara.pk, "555"), LINK.is_current(0, "")] == [True, False, False]
    changed(clara, stage=Client.Stage.PAUSED)
    assert not LINK.is_current(clara.pk, "")


def test_a_locked_link_is_worth_the_same(clara):
    assert LINK.open(LINK.token(clara), lock=True).is_valid


def test_two_links_of_one_name_are_refused():
    with pytest.raises(ValueError, match="Two signed links are called coaching.booking"):
        register(SignedLink("coaching.booking", rows=Client.objects.all(), page=LINK.page))


def test_every_registered_link_has_a_page():
    assert {name: link.name for name, link in links._links.items()} == {name: name for name in links._links}
    assert all(reverse(link.page, args=["token"]) for link in links._links.values())
