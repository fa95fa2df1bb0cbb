import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.booking.models import Booking
from coaching.payments.account import balance, grants, sessions
from coaching.payments.models import Package
from coaching.practice.days import today
from tests.coaching.payments.factories import free_time as free_start
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


def test_an_owner_writes_a_package_with_its_price_as_people_write_it(signed_in, owner):
    signed_in(owner).post(ADD, TYPED)
    package = Package.objects.get()
    assert (package.price, package.currency, package.price_text, package.validity_days) == (52050, "USD", "$520.50", None)


def test_a_price_in_yen_has_no_decimals(signed_in, owner):
    browser = signed_in(owner)
    assert b"JPY has no decimals" in browser.post(ADD, {**TYPED, "currency": "JPY"}).content
    browser.post(ADD, {**TYPED, "currency": "JPY", "amount": "52000"})
    assert Package.objects.get().price == 52000


def test_a_package_is_edited_with_its_price_as_people_write_it(signed_in, owner, package):
    words = signed_in(owner).get(f"/admin/snippets/coaching/package/edit/{package.pk}/").content.decode()
    assert 'value="520.00"' in words


@pytest.mark.parametrize(("field", "typed"), [("amount", "-1"), ("amount", "a lot"), ("sessions", "0")])
def test_a_package_that_makes_no_sense_is_refused(signed_in, owner, field, typed):
    assert signed_in(owner).post(ADD, {**TYPED, field: typed}).status_code == 200
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
    assert signed_in(coach).post(adjust(clara), typed).status_code == 422
    assert clara.ledger.count() == 0


def test_sessions_are_given_until_a_day(signed_in, coach, clara):
    day = today(timezone.now(), clara.timezone) + timedelta(days=9)
    signed_in(coach).post(adjust(clara), {"delta": 2, "reason": "A gift", "expires_on": day.isoformat()})
    assert (clara.lots.get().expires_on, balance.left(clara)) == (day, 2)


@pytest.mark.parametrize(("delta", "days"), [(2, -1), (-1, 9), (2, 4000)])
def test_a_last_day_that_makes_no_sense_is_refused_and_kept(signed_in, coach, one_left, delta, days):
    day = (today(timezone.now(), one_left.timezone) + timedelta(days=days)).isoformat()
    answer = signed_in(coach).post(adjust(one_left), {"delta": delta, "reason": "x", "expires_on": day})
    assert (answer.status_code, f'value="{day}"' in answer.content.decode()) == (422, True)
    assert balance.left(one_left) == 1


def test_one_form_adds_once_and_says_so(signed_in, coach, clara):
    browser = signed_in(coach)
    page = browser.get(adjust(clara)).content.decode()
    form = {"delta": 4, "reason": "Paid in cash", "key": re.search(r'name="key" value="([^"]+)"', page)[1]}
    browser.post(adjust(clara), form)
    again = browser.post(adjust(clara), {**form, "delta": 5}, follow=True).content.decode()
    assert "This form was saved before: +4 Paid in cash. Nothing was added now." in again
    assert balance.left(clara) == 4


def undo_url(entry):
    return reverse("payments_admin:undo", args=[entry.pk])


@pytest.mark.parametrize("delta", [2, -1])
def test_what_was_done_by_hand_is_undone_once(signed_in, coach, one_left, delta):
    browser = signed_in(coach)
    browser.post(adjust(one_left), {"delta": delta, "reason": "Counted twice"})
    entry = one_left.ledger.latest("pk")
    assert undo_url(entry) in browser.get(adjust(one_left)).content.decode()
    for _press in range(2):
        browser.post(undo_url(entry))
    assert balance.left(one_left) == 1
    assert undo_url(entry) not in browser.get(adjust(one_left)).content.decode()


def test_sessions_that_are_booked_can_not_be_undone(signed_in, coach, clara, session_type):
    browser = signed_in(coach)
    browser.post(adjust(clara), {"delta": 1, "reason": "A gift"})
    sessions.book_session(client=clara, appointment_type=session_type, start=free_start(session_type))
    answer = browser.post(undo_url(clara.ledger.earliest("pk")), follow=True)
    assert "Clara Lind has 0 sessions left" in answer.content.decode()
    assert balance.left(clara) == 0


def test_what_was_bought_is_not_undone_by_hand(signed_in, coach, clara):
    assert signed_in(coach).post(undo_url(give(clara, 1))).status_code == 404


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


@pytest.mark.parametrize("page", ["book", "repeat"])
def test_a_coach_is_told_that_nothing_is_left_before_the_times(signed_in, coach, clara, session_type, page):
    def shown():
        return signed_in(coach).get(reverse(f"payments_admin:{page}", args=[clara.pk])).content.decode()

    words = "Clara Lind has no session left. Add one first: note a payment for a package, or give one."
    before, _said, after = shown().partition(words)
    ways = [reverse(name, args=[clara.pk]) for name in ("off_line_admin:note", "payments_admin:adjust")]
    assert ('name="kind"' in before, [way in after for way in ways]) == (False, [True, True])
    grants.grant(client=clara, sessions=1, reason="A gift", by=coach.user)
    assert words not in shown()


def test_a_coach_is_told_when_nothing_is_left(signed_in, coach, clara, session_type, free_time):
    answer = signed_in(coach).post(reverse("payments_admin:book", args=[clara.pk]), free_time)
    assert b"has no session left" in answer.content
    assert not Booking.objects.exists()
