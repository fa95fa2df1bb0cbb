"""On a computer that others use too: both ways in end with the browser, and pages say that nothing may stay there."""

import pytest
from django.urls import reverse

from coaching.accounts.known_devices import COOKIE
from tests.coaching.accounts.ways import PASSWORD, ask, browser, is_in, newest_code, type_code
from tests.coaching.exercises.conftest import assignment, exercise  # noqa: F401 - fixtures

SHARED = {"shared_computer": "1"}


def with_a_code(visitor, user, **more):
    ask(visitor, user.email, **more)
    type_code(visitor, newest_code(user.email))


def with_the_password(visitor, user, **more):
    user.set_password(PASSWORD)
    user.save()
    visitor.post(reverse("account_login"), {"login": user.email, "password": PASSWORD, **more})


@pytest.fixture(params=[with_a_code, with_the_password])
def sign_in(request):
    return request.param


def ends_with_the_browser(visitor):
    return visitor.session.get_expire_at_browser_close()


@pytest.mark.parametrize(("more", "ends"), [(SHARED, True), ({}, False)])
def test_a_session_ends_with_the_browser_where_it_was_ticked(sign_in, clara, more, ends):
    visitor = browser()
    sign_in(visitor, clara.user, **more)
    assert (is_in(visitor), ends_with_the_browser(visitor)) == (True, ends)


def test_a_shared_computer_is_not_remembered_as_ones_own(sign_in, clara):
    visitor = browser()
    sign_in(visitor, clara.user, **SHARED)
    assert COOKIE not in visitor.cookies


@pytest.mark.parametrize(("more", "says"), [(SHARED, True), ({}, False)])
def test_a_page_that_saves_by_itself_is_told(sign_in, clara, assignment, more, says):  # noqa: F811
    visitor = browser()
    sign_in(visitor, clara.user, **more)
    page = visitor.get(reverse("exercises:do", args=[assignment.pk])).content.decode()
    assert ("data-shared" in page) is says


def test_the_choice_stays_when_the_password_was_wrong(clara):
    wrong = {"login": clara.email, "password": "wrong", **SHARED}
    assert browser().post(reverse("account_login"), wrong).content.decode().count(" checked>") == 2


def test_a_fresh_code_keeps_the_choice(clara):
    visitor = browser()
    ask(visitor, clara.email, **SHARED)
    assert 'name="shared_computer" value="1"' in visitor.get(reverse("account_confirm_login_code")).content.decode()


def test_the_choice_can_be_taken_back(sign_in, clara):
    visitor = browser()
    ask(visitor, clara.email, **SHARED)
    sign_in(visitor, clara.user)
    assert (is_in(visitor), ends_with_the_browser(visitor)) == (True, False)
