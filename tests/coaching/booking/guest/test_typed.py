from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import signing

from coaching.booking.guest.antispam import SALT
from coaching.booking.models import Booking
from tests.coaching.booking import factories
from tests.coaching.booking.pages import text


@pytest.fixture
def sent(typed):
    """The details with the button for another time."""
    return {**typed, "another": "1"}


def fields(client, book_url, start):
    """The form of a time, as it begins."""
    return client.get(book_url, {"start": start.isoformat()}).context["form"]


def test_another_time_leads_to_the_month_and_stores_nothing(client, book_url, month_url, sent):
    response = client.post(f"{book_url}?zone=Europe/Berlin&from=/about/", sent)
    found = urlsplit(response["Location"])
    assert (response.status_code, found.path, parse_qs(found.query)) == (302, month_url, {"from": ["/about/"]})
    assert not Booking.objects.exists()


def test_what_was_typed_is_in_the_form_of_the_next_time(client, book_url, sent, free):
    client.post(book_url, {**sent, "plain_title": "on"})
    form = fields(client, book_url, free[1])
    assert [form[name].value() for name in ("name", "email", "phone")] == [sent[name] for name in ("name", "email", "phone")]
    assert form["plain_title"].value()


def test_answers_to_the_coachs_questions_go_along(client, call, book_url, sent, free):
    question = factories.question(call, "Why now?", required=True)
    client.post(book_url, {**sent, f"question_{question.pk}": "Layoff"})
    assert fields(client, book_url, free[1])[f"question_{question.pk}"].value() == "Layoff"


def test_what_is_typed_wrong_goes_along_too(client, book_url, sent, free):
    client.post(book_url, {**sent, "email": "pia@"})
    assert fields(client, book_url, free[1])["email"].value() == "pia@"


def test_what_is_too_long_for_a_browser_stays_behind_alone(client, call, book_url, sent, free):
    question = factories.question(call, "Why now?", kind="long")
    long = "".join(chr(0x4E00 + (each * 7919) % 20_000) for each in range(2000))
    client.post(book_url, {**sent, f"question_{question.pk}": long})
    form = fields(client, book_url, free[1])
    assert (form["name"].value(), form[f"question_{question.pk}"].value()) == (sent["name"], None)


def test_the_next_form_is_another_one_and_no_quicker(client, book_url, sent, free):
    client.post(book_url, sent)
    old, new = (signing.loads(each, salt=SALT) for each in (sent["shown"], fields(client, book_url, free[1])["shown"].value()))
    assert (old[0] == new[0], old[1] == new[1]) == (True, False)


def test_what_was_typed_is_dropped_once_it_is_booked(client, book_url, typed, sent):
    client.post(book_url, sent)
    assert client.cookies["typed"].value
    client.post(book_url, typed)
    assert (Booking.objects.count(), client.cookies["typed"].value) == (1, "")


def test_only_the_pages_of_the_call_are_sent_it(client, book_url, month_url, sent):
    client.post(book_url, sent)
    cookie = client.cookies["typed"]
    assert (cookie["path"], cookie["max-age"], cookie["httponly"]) == (month_url, 3600, True)


@pytest.mark.parametrize("odd", ["", "x", "eyJ:x:y"])
def test_a_cookie_of_somebody_elses_making_is_none(client, book_url, free, odd):
    client.cookies["typed"] = odd
    assert fields(client, book_url, free[1])["name"].value() is None


def test_booking_is_the_first_button_of_the_form(client, book_url, free):
    page = text(client.get(book_url, {"start": free[0].isoformat()}))
    assert 0 < page.index(">Book ") < page.index('name="another"')
