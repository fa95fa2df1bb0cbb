from datetime import timedelta

import pytest
from django.utils import timezone

from coaching.privacy import leaving
from coaching.privacy.links import STAY
from coaching.privacy.person import Person
from tests import factories
from tests.coaching.payments.factories import give


@pytest.fixture
def going(clara):
    leaving.ask_to_leave(person=Person.of(clara))
    clara.refresh_from_db()
    return clara


def test_asking_sets_the_day_and_tells_both(clara, coach, mailoutbox):
    now = timezone.now()
    leaving.ask_to_leave(person=Person.of(clara), now=now)
    clara.refresh_from_db()
    assert clara.leaves_at == now + timedelta(days=14)
    assert {mail.to[0] for mail in mailoutbox} == {clara.email, coach.email}
    assert clara.timeline.get().text.startswith("Leaving on ")


def test_asking_again_keeps_the_first_day(going, mailoutbox):
    first = going.leaves_at
    leaving.ask_to_leave(person=Person.of(going), now=timezone.now() + timedelta(days=2))
    going.refresh_from_db()
    assert (going.leaves_at, len(mailoutbox)) == (first, 2)


def test_someone_with_two_coaches_leaves_both(clara, other_coach):
    twice = factories.client(coach=other_coach, with_account=False)
    twice.user = clara.user
    twice.save()
    leaving.ask_to_leave(person=Person.of(clara))
    twice.refresh_from_db()
    assert twice.leaves_at is not None


def test_staying_takes_it_back(going, coach, mailoutbox):
    leaving.stay(person=Person.of(going))
    going.refresh_from_db()
    assert (going.leaves_at, mailoutbox[-1].to, mailoutbox[-1].subject) == (None, [coach.email], "Clara Lind is staying")


@pytest.mark.parametrize("late", [timedelta(0), timedelta(days=1)])
def test_staying_is_refused_once_the_day_has_come(going, late):
    with pytest.raises(leaving.LeavingError, match="The fourteen days are over"):
        leaving.stay(person=Person.of(going), now=going.leaves_at + late)


def test_the_link_dies_with_what_it_was_about(going):
    token = STAY.token(going)
    assert STAY.open(token).is_valid
    leaving.stay(person=Person.of(going))
    leaving.ask_to_leave(person=Person.of(going), now=timezone.now() + timedelta(days=1))
    assert not STAY.open(token).is_valid


def test_looking_at_the_link_changes_nothing_and_its_button_keeps_the_account(going, client):
    url = STAY.path(going)
    assert "Keep my account" in client.get(url).content.decode()
    going.refresh_from_db()
    assert going.leaves_at is not None
    client.post(url)
    going.refresh_from_db()
    assert going.leaves_at is None


def test_a_link_that_was_used_says_so(going, client):
    token = STAY.token(going)
    client.post(f"/stay/{token}/")
    assert "This link has done its work" in client.get(f"/stay/{token}/").content.decode()


def test_a_link_from_before_another_change_of_mind_keeps_nothing_and_offers_the_newest(going, client):
    url = STAY.path(going)
    leaving.stay(person=Person.of(going))
    leaving.ask_to_leave(person=Person.of(going), now=timezone.now() + timedelta(days=1))
    page = client.post(url).content.decode()
    going.refresh_from_db()
    assert ("Email me the current link" in page, going.leaves_at is None) == (True, False)


@pytest.mark.parametrize("token", ["x", "x:y:z"])
def test_a_link_that_we_never_made_is_not_found(token, client, db):
    assert client.get(f"/stay/{token}/").status_code == 404


def test_the_page_says_what_goes_and_what_stays(signed_in, clara):
    give(clara, 3)
    page = signed_in(clara).get("/me/account/leave/").content.decode()
    assert "You have 3 sessions left." in page
    assert "1 line about sessions bought and used" in page


def test_the_word_has_to_be_typed(signed_in, clara):
    browser = signed_in(clara)
    response = browser.post("/me/account/leave/", {"word": "yes"})
    clara.refresh_from_db()
    assert (response.status_code, clara.leaves_at) == (422, None)
    assert browser.post("/me/account/leave/", {"word": " Delete "}).status_code == 302
    clara.refresh_from_db()
    assert clara.leaves_at is not None


def test_who_signed_in_long_ago_has_to_do_it_again(signed_in, clara):
    browser = signed_in(clara)
    session = browser.session
    session["signed_in_at"] = (timezone.now() - timedelta(minutes=16)).isoformat()
    session.save()
    response = browser.post("/me/account/leave/", {"word": "delete"})
    clara.refresh_from_db()
    assert (clara.leaves_at, "Is it you?" in response.content.decode()) == (None, True)
    again = browser.post("/accounts/logout/", {"next": "/me/account/leave/"}, follow=True)
    assert again.redirect_chain[-1][0] == "/accounts/login/?next=/me/account/leave/"


def test_every_page_of_a_client_who_leaves_says_so_and_keeps_by_one_button(signed_in, going):
    browser = signed_in(going)
    assert "Your account will be deleted on" in browser.get("/me/").content.decode()
    browser.post("/me/account/stay/")
    assert "Your account will be deleted on" not in browser.get("/me/").content.decode()


def test_the_coach_sees_it_on_the_page_and_on_the_desk(signed_in, going, coach):
    browser = signed_in(coach)
    assert "Leaving on " in browser.get(f"/admin/clients/{going.pk}/").content.decode()
    assert "and the account is deleted" in browser.get("/admin/").content.decode()
