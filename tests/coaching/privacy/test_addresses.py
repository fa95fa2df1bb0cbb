"""Two verified addresses: added, confirmed by a code, used to sign in, made the first one, removed."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from coaching.privacy.addresses import follow_primary
from tests.worlds import booking_of

OWN = "clara.lind@home.example"
CODE = re.compile(r"^\s*([A-Z0-9-]{6,})\s*$", re.MULTILINE)


def code_in(mail):
    return CODE.search(mail.body)[1]


def post(browser, action, email):
    return browser.post("/accounts/email/", {"email": email, f"action_{action}": ""})


@pytest.fixture
def two(clara):
    EmailAddress.objects.create(user=clara.user, email=OWN, verified=True)
    return clara


def test_a_second_address_is_added_and_confirmed_by_a_code(signed_in, clara, mailoutbox):
    browser = signed_in(clara)
    where = post(browser, "add", OWN).url
    assert mailoutbox[-1].to == [OWN]
    browser.get(where)
    browser.post(where, {"code": code_in(mailoutbox[-1])})
    assert EmailAddress.objects.get(email=OWN).verified


@pytest.mark.parametrize("which", ["first", "second"])
def test_one_signs_in_by_either(which, client, two, mailoutbox):
    email = two.email if which == "first" else OWN
    where = client.post("/accounts/login/code/", {"email": email}).url
    assert mailoutbox[-1].to == [email]
    client.post(where, {"code": code_in(mailoutbox[-1])})
    assert client.get("/me/").status_code == 200


def test_an_address_that_is_not_confirmed_opens_nothing(client, clara, mailoutbox):
    EmailAddress.objects.create(user=clara.user, email=OWN, verified=False)
    client.post("/accounts/login/code/", {"email": OWN})
    client.post("/accounts/password/reset/", {"email": OWN})
    assert [mail for mail in mailoutbox if CODE.search(mail.body)] == []


def test_a_confirmed_one_resets_the_password(client, clara, mailoutbox):
    client.post("/accounts/password/reset/", {"email": clara.email})
    assert (mailoutbox[-1].subject, bool(CODE.search(mailoutbox[-1].body))) == ("Your code for a new password", True)


def test_the_first_one_is_where_mails_go(signed_in, two):
    booking = booking_of(two, start=timezone.now() + timedelta(days=3))
    type(booking).objects.filter(pk=booking.pk).update(guest_email=two.email)
    post(signed_in(two), "primary", OWN)
    two.refresh_from_db()
    booking.refresh_from_db()
    assert (two.email, booking.guest_email, two.user.email) == (OWN, OWN, OWN)
    assert two.timeline.get().text == "Now gets emails at another address"


def test_the_coach_reads_of_it(signed_in, two, coach):
    follow_primary(user=two.user, email=OWN)
    assert "Now gets emails at another address" in signed_in(coach).get(f"/admin/clients/{two.pk}/").content.decode()


def test_following_twice_tells_once(two):
    follow_primary(user=two.user, email=OWN)
    follow_primary(user=two.user, email=OWN)
    assert two.timeline.count() == 1


def test_another_address_is_removed(signed_in, two):
    post(signed_in(two), "remove", OWN)
    assert list(two.user.emailaddress_set.values_list("email", flat=True)) == ["clara@example.org"]


def test_the_first_and_the_last_one_stay(signed_in, two):
    browser = signed_in(two)
    post(browser, "remove", two.email)
    post(browser, "remove", OWN)
    post(browser, "remove", two.email)
    assert list(two.user.emailaddress_set.values_list("email", flat=True)) == [two.email]


def test_the_last_confirmed_one_stays_though_another_waits(signed_in, clara):
    EmailAddress.objects.create(user=clara.user, email=OWN, verified=False)
    browser = signed_in(clara)
    post(browser, "primary", OWN)
    post(browser, "remove", clara.email)
    assert EmailAddress.objects.filter(user=clara.user, verified=True).count() == 1


def test_nobody_takes_another_persons_address(signed_in, clara, mallory):
    post(signed_in(clara), "add", mallory.email)
    assert not EmailAddress.objects.filter(user=clara.user, email=mallory.email, verified=True).exists()


def test_the_page_is_reached_from_the_account(signed_in, clara):
    assert 'href="/accounts/email/"' in signed_in(clara).get("/me/account/").content.decode()
