"""A stranger who tries cannot lock a person out, and gets nowhere."""

import pytest
from django.urls import reverse

from coaching.accounts.rate_limits import MAIL, PASSWORD
from tests.coaching.accounts.ways import (
    PASSWORD as RIGHT,
)
from tests.coaching.accounts.ways import (
    WRONG,
    ask,
    ask_to_reset,
    browser,
    by_password,
    is_in,
    newest_code,
    type_code,
)


def hammer_passwords(visitor, email, times=30):
    for number in range(times):
        by_password(visitor, email, f"guess {number}")


def hammer_codes(visitor, email, times=30):
    for _time in range(times):
        ask(visitor, email)
        type_code(visitor, WRONG)


def by_code(visitor, email):
    ask(visitor, email)
    type_code(visitor, newest_code(email))
    return is_in(visitor)


def test_a_stranger_who_hammers_passwords_is_stopped(person, stranger):
    hammer_passwords(stranger, person.email)
    assert "Too many tries" in by_password(stranger, person.email, RIGHT).content.decode()
    assert not is_in(stranger)


def test_hammered_passwords_leave_the_code_open_even_at_the_same_address(person, stranger):
    hammer_passwords(stranger, person.email)
    assert by_code(browser(stranger.defaults["REMOTE_ADDR"]), person.email)


def test_hammered_codes_leave_the_password_open_even_at_the_same_address(person, stranger):
    hammer_codes(stranger, person.email)
    visitor = browser(stranger.defaults["REMOTE_ADDR"])
    by_password(visitor, person.email)
    assert is_in(visitor)


@pytest.mark.parametrize("hammer", [hammer_passwords, hammer_codes])
def test_one_stranger_closes_neither_way_to_a_person_elsewhere(hammer, person, stranger, here):
    hammer(stranger, person.email)
    by_password(here, person.email)
    assert is_in(here)
    assert by_code(browser("198.51.100.21"), person.email)


def test_many_strangers_close_a_way_and_not_to_a_browser_that_is_known(person, here):
    by_password(here, person.email)
    here.post(reverse("account_logout"))
    for number in range(5):
        hammer_passwords(browser(f"203.0.113.{number}"), person.email, PASSWORD.visitor)
        hammer_codes(browser(f"203.0.113.{number}"), person.email, MAIL.visitor)
    elsewhere = browser("198.51.100.99")
    by_password(elsewhere, person.email)
    assert not is_in(elsewhere)
    assert by_code(here, person.email)
    here.post(reverse("account_logout"))
    by_password(here, person.email)
    assert is_in(here)


def test_a_known_browser_does_not_guess_without_end(person, here):
    by_password(here, person.email)
    here.post(reverse("account_logout"))
    hammer_passwords(here, person.email, PASSWORD.device + PASSWORD.visitor)
    by_password(here, person.email)
    assert not is_in(here)


def test_a_browser_known_to_one_person_is_a_strangers_to_another(person, mallory, stranger):
    by_code(stranger, mallory.email)
    stranger.post(reverse("account_logout"))
    hammer_passwords(stranger, person.email, PASSWORD.visitor)
    by_password(stranger, person.email)
    assert not is_in(stranger)


@pytest.mark.parametrize("way", [ask, ask_to_reset])
@pytest.mark.parametrize("email", ["clara@example.org", "nobody@example.org"])
def test_strangers_cannot_flood_an_address(way, email, clara, mailoutbox):
    for number in range(9):
        for _time in range(10):
            way(browser(f"203.0.113.{number}"), email)
    assert len(mailoutbox) <= MAIL.address


def test_one_stranger_mails_one_address_five_times_in_ten_minutes(clara, stranger, mailoutbox):
    for _time in range(10):
        answer = ask(stranger, clara.email)
    assert len(mailoutbox) == MAIL.visitor
    assert "Many codes were requested for this address." in answer.content.decode()
    assert 'value="clara@example.org"' in answer.content.decode()


def test_one_stranger_cannot_have_everyone_mailed(db, stranger, mailoutbox):
    for number in range(MAIL.visitor_for_all + 20):
        ask(stranger, f"person{number}@example.org")
    assert len(mailoutbox) == MAIL.visitor_for_all


def test_what_a_refusal_says_does_not_tell_whether_there_is_an_account(clara, stranger):
    pages = set()
    for email in (clara.email, "nobody@example.org"):
        for _time in range(MAIL.visitor + 1):
            answer = ask(stranger, email)
        pages.add((answer.status_code, answer.context["form"].errors.as_text()))
    assert len(pages) == 1


def test_an_address_is_one_however_it_is_written(clara, stranger, mailoutbox):
    for email in ["clara@example.org", "Clara@example.org", "CLARA@EXAMPLE.ORG"] * 4:
        ask(stranger, email)
    assert len(mailoutbox) == MAIL.visitor


def test_someone_signed_in_cannot_flood_an_address_with_confirmations(clara, signed_in, mailoutbox):
    mine = signed_in(clara)
    for _time in range(20):
        mine.post(reverse("account_email"), {"email": "victim@example.org", "action_add": ""})
    assert len([mail for mail in mailoutbox if mail.to == ["victim@example.org"]]) == MAIL.visitor
