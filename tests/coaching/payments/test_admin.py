from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.booking.models import Booking
from coaching.payments.account import balance
from coaching.payments.models import Package
from tests.coaching.payments.factories import give

ADD = "/admin/snippets/coaching/package/add/"
TYPED = {
    "title": "Four sessions",
    "description": "",
    "sessions": 4,
    "amount": "520.50",
    "currency": "USD",
    "validity_days": "",
    "conditions": "",
    "instalments": 1,
    "release": "at_once",
    "is_public": "on",
    "is_active": "on",
    "order": 0,
}


def adjust(client):
    return reverse("payments_admin:adjust", args=[client.pk])


def test_a_coach_writes_a_package_with_its_price_as_people_write_it(signed_in, coach):
    signed_in(coach).post(ADD, TYPED)
    package = Package.objects.get()
    assert (package.price, package.currency, package.price_text, package.validity_days) == (52050, "USD", "$520.50", None)


def test_a_price_in_yen_has_no_decimals(signed_in, coach):
    browser = signed_in(coach)
    assert b"JPY has no decimals" in browser.post(ADD, {**TYPED, "currency": "JPY"}).content
    browser.post(ADD, {**TYPED, "currency": "JPY", "amount": "52000"})
    assert Package.objects.get().price == 52000


def test_a_package_is_edited_with_its_price_as_people_write_it(signed_in, coach, package):
    words = signed_in(coach).get(f"/admin/snippets/coaching/package/edit/{package.pk}/").content.decode()
    assert 'value="520.00"' in words


@pytest.mark.parametrize(("field", "typed"), [("amount", "-1"), ("amount", "a lot"), ("sessions", "0")])
def test_a_package_that_makes_no_sense_is_refused(signed_in, coach, field, typed):
    assert signed_in(coach).post(ADD, {**TYPED, field: typed}).status_code == 200
    assert Package.objects.count() == 0


def test_an_editor_writes_no_package(signed_in, editor):
    signed_in(editor).post(ADD, TYPED)
    assert Package.objects.count() == 0


def test_a_coach_adds_sessions_with_a_reason(signed_in, coach, clara):
    response = signed_in(coach).post(adjust(clara), {"delta": 4, "reason": "Paid in cash"})
    assert response.headers["Location"] == clara.get_absolute_url()
    assert (balance.left(clara), clara.ledger.get().reason, clara.ledger.get().by) == (4, "Paid in cash", coach.user)


def test_taking_more_than_is_left_keeps_what_was_typed(signed_in, coach, clara):
    give(clara, 1)
    words = signed_in(coach).post(adjust(clara), {"delta": -2, "reason": "Counted twice"}).content.decode()
    assert "Clara Lind has 1 session left" in words
    assert 'value="Counted twice"' in words
    assert balance.left(clara) == 1


@pytest.mark.parametrize("typed", [{"delta": 0, "reason": "x"}, {"delta": 1, "reason": ""}, {"delta": "x", "reason": "x"}])
def test_sessions_without_number_or_reason_are_refused(signed_in, coach, clara, typed):
    assert signed_in(coach).post(adjust(clara), typed).status_code == 200
    assert clara.ledger.count() == 0


def test_the_owner_adds_sessions_to_any_client(signed_in, owner, clara):
    signed_in(owner).post(adjust(clara), {"delta": 1, "reason": "A gift"})
    assert balance.left(clara) == 1


@pytest.mark.parametrize("person", ["other_coach", "editor", "clara", "mallory"])
def test_others_add_no_sessions(request, signed_in, clara, person):
    browser = signed_in(request.getfixturevalue(person))
    assert browser.post(adjust(clara), {"delta": 9, "reason": "Mine"}).status_code == 404
    assert clara.ledger.count() == 0


@pytest.fixture
def free_time(session_type):
    """A time that the coach has next week, whatever the hours say."""
    day = timezone.now() + timedelta(days=7)
    return {"kind": session_type.pk, "start": "other", "other_date": f"{day:%Y-%m-%d}", "other_time": "20:00"}


def test_the_last_session_pressed_twice_is_booked_once_and_nothing_is_missing(
    signed_in, coach, one_left, session_type, free_time
):
    browser, address = signed_in(coach), reverse("payments_admin:book", args=[one_left.pk])
    answers = [browser.post(address, free_time) for _press in range(2)]
    assert [answer.headers.get("Location") for answer in answers] == [one_left.get_absolute_url()] * 2
    assert Booking.objects.count() == 1


def test_a_coach_books_a_session_of_the_package(signed_in, coach, one_left, session_type, free_time):
    answer = signed_in(coach).post(reverse("payments_admin:book", args=[one_left.pk]), free_time)
    assert answer.status_code == 302
    assert balance.left(one_left) == 0


def test_a_coach_is_told_when_nothing_is_left(signed_in, coach, clara, session_type, free_time):
    answer = signed_in(coach).post(reverse("payments_admin:book", args=[clara.pk]), free_time)
    assert b"has no session left" in answer.content
    assert not Booking.objects.exists()
