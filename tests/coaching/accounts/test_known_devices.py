import pytest
from django.test import RequestFactory

from coaching.accounts.known_devices import COOKIE, MOST, known_device
from tests import factories
from tests.coaching.accounts.ways import by_password


def request(cookie):
    made = RequestFactory().get("/")
    made.COOKIES[COOKIE] = cookie
    return made


def test_a_browser_is_known_after_signing_in_and_for_that_person_alone(person, here, mallory):
    by_password(here, person.email)
    cookie = here.cookies[COOKIE]
    assert known_device(request(cookie.value), person.email.upper())
    assert known_device(request(cookie.value), mallory.email) == ""
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_a_wrong_password_makes_no_browser_known(person, here):
    by_password(here, person.email, "wrong")
    assert COOKIE not in here.cookies


@pytest.mark.parametrize("cookie", ["", "x", "x:y:z", "W10:1abc:sig", "\x00"])
def test_a_cookie_that_is_not_ours_is_no_fault(cookie, person):
    assert known_device(request(cookie), person.email) == ""


def test_people_who_share_a_browser_are_known_in_it_together(coach, here):
    people = [factories.user(password="x", email=f"p{number}@example.org") for number in range(MOST + 1)]
    names = set()
    for each in people:
        by_password(here, each.email, "x")
        here.post("/accounts/logout/")
        names.add(known_device(request(here.cookies[COOKIE].value), each.email))
    assert len(names) == 1
    assert [bool(known_device(request(here.cookies[COOKIE].value), each.email)) for each in people] == [False] + [True] * MOST
