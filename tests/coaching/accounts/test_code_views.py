"""The pages that take a code: how long it works, how often one may try, and the one tap for a fresh one."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from tests.coaching.accounts.ways import (
    PASSWORD,
    WRONG,
    ask,
    ask_to_reset,
    by_password,
    is_in,
    newest_code,
    run_out,
    type_code,
)

SIGN_IN, RESET, CONFIRM = (
    "account_confirm_login_code",
    "account_confirm_password_reset_code",
    "account_email_verification_sent",
)
KEYS = {
    SIGN_IN: "account_login",
    RESET: "account_password_reset_verification",
    CONFIRM: "account_email_verification_code",
}
NEW = "clara@home.example"


@pytest.fixture
def waiting(person, here):
    """`waiting(page)` returns an address to which a code for that page was mailed."""

    def begin(where):
        if where == CONFIRM:
            here.force_login(person.user)
            here.post(reverse("account_email"), {"email": NEW, "action_add": ""})
            return NEW
        (ask if where == SIGN_IN else ask_to_reset)(here, person.email)
        return person.email

    return begin


def tap(browser, page):
    """Presses the page's one button: every field of its form is there already."""
    form = re.search(r'<main.*?<form method="post" action="([^"]+)">(.*?)</form>', page.content.decode(), re.DOTALL)
    fields = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form[2]))
    return browser.post(form[1], fields, follow=True)


@pytest.mark.parametrize("where", KEYS)
def test_the_page_says_how_long_the_code_works_and_phones_offer_it(where, waiting, here):
    email = waiting(where)
    page = here.get(reverse(where)).content.decode()
    assert "works for 10 minutes" in page
    assert f"<strong>{email}</strong>" in page
    assert 'autocomplete="one-time-code"' in page
    assert 'inputmode="text"' in page


@pytest.mark.parametrize("where", KEYS)
def test_a_code_that_has_run_out_says_so_and_one_tap_mails_a_fresh_one(where, waiting, here, mailoutbox):
    email = waiting(where)
    old = newest_code(email)
    run_out(here, KEYS[where])
    page = type_code(here, old, where)
    assert "This code can no longer be used." in page.content.decode()
    tap(here, page)
    assert len([mail for mail in mailoutbox if mail.to == [email]]) == 2
    assert newest_code(email) != old
    assert type_code(here, newest_code(email), where).status_code == 302


@pytest.mark.parametrize("where", KEYS)
def test_looking_at_a_page_whose_code_has_run_out_keeps_the_address_each_time(where, waiting, here):
    email = waiting(where)
    run_out(here, KEYS[where])
    for _look in range(2):
        assert f"<strong>{email}</strong>" in here.get(reverse(where)).content.decode()


@pytest.mark.parametrize("where", [SIGN_IN, RESET])
def test_a_lost_session_keeps_the_address_that_the_page_has(where, waiting, here, mailoutbox):
    email = waiting(where)
    code = newest_code(email)
    here.session.flush()
    page = type_code(here, code, where, email=email)
    assert "You need a new code" in page.content.decode()
    tap(here, page)
    assert type_code(here, newest_code(email), where).status_code == 302


@pytest.mark.parametrize("where", [SIGN_IN, RESET])
def test_without_any_address_the_person_is_asked_for_it(where, here, db):
    page = here.get(reverse(where), follow=True)
    assert "Please ask for a new code." in page.content.decode()
    assert page.status_code == 200


@pytest.mark.parametrize("where", KEYS)
def test_a_wrong_code_keeps_the_page_and_says_how_often_one_may_try(where, waiting, here):
    waiting(where)
    page = type_code(here, WRONG, where).content.decode()
    assert "That isn&#x27;t the code in our latest email." in page
    assert "You can try 4 more times." in page
    for _try in range(3):
        page = type_code(here, WRONG, where).content.decode()
    assert "You can try 1 more time." in page


@pytest.mark.parametrize("where", KEYS)
def test_too_many_wrong_codes_say_so_and_one_tap_mails_a_fresh_one(where, waiting, here):
    email = waiting(where)
    code = newest_code(email)
    for _try in range(5):
        page = type_code(here, WRONG, where)
    assert "and there are no tries left" in page.content.decode()
    assert "You need a new code" in type_code(here, code, where).content.decode()
    tap(here, page)
    assert type_code(here, newest_code(email), where).status_code == 302


def test_an_unknown_address_sees_the_same_pages(here, db):
    ask(here, "nobody@example.org")
    assert "works for 10 minutes" in here.get(reverse(SIGN_IN)).content.decode()
    assert "You can try 4 more times." in type_code(here, WRONG).content.decode()
    for _try in range(4):
        page = type_code(here, WRONG)
    assert "and there are no tries left" in page.content.decode()


def test_where_one_wanted_to_go_survives_a_fresh_code(person, here):
    ask(here, person.email, next="/me/exercises/")
    run_out(here, KEYS[SIGN_IN])
    page = type_code(here, WRONG, next="/me/exercises/")
    tap(here, page)
    assert type_code(here, newest_code(person.email), next="/me/exercises/").url == "/me/exercises/"


def test_asking_for_another_address_mails_another_code(person, mallory, here, mailoutbox):
    ask(here, person.email)
    ask(here, mallory.email)
    type_code(here, newest_code(mallory.email))
    assert here.session["_auth_user_id"] == str(mallory.user.pk)


def test_the_sign_in_page_is_there_while_a_code_is_on_its_way(person, here):
    ask(here, person.email)
    assert here.get(reverse("account_login")).status_code == 200
    by_password(here, person.email)
    assert is_in(here)


def test_a_refusal_leaves_the_code_that_was_mailed_before(person, here, mailoutbox):
    for _time in range(6):
        page = ask(here, person.email).content.decode()
    assert "I have a code to type in" in page
    type_code(here, newest_code(person.email))
    assert is_in(here)


def test_a_code_works_once(person, here, stranger):
    ask(here, person.email)
    code = newest_code(person.email)
    type_code(here, code)
    here.post(reverse("account_logout"))
    type_code(here, code)
    assert not is_in(here)


def test_a_forgotten_password_is_replaced_with_a_code(person, here, mailoutbox):
    ask_to_reset(here, person.email)
    where = type_code(here, newest_code(person.email), RESET).url
    new = "quite another way 9"
    here.post(where, {"password1": new, "password2": new})
    assert mailoutbox[-1].subject == "You have a new password"
    by_password(here, person.email, new)
    assert is_in(here)


def test_a_password_with_an_unconfirmed_address_leads_to_a_code_that_confirms_it(person, here):
    EmailAddress.objects.update(verified=False)
    assert by_password(here, person.email, PASSWORD).url == reverse(CONFIRM)
    run_out(here, KEYS[CONFIRM])
    tap(here, here.get(reverse(CONFIRM)))
    type_code(here, newest_code(person.email))
    assert is_in(here)
    assert EmailAddress.objects.get(email=person.email).verified


def test_odd_codes_are_wrong_codes(person, here):
    ask(here, person.email)
    for code in ["", "x" * 5000, "Ünïcödé", "\x00", "0"]:
        assert type_code(here, code).status_code == 200
    assert not is_in(here)
