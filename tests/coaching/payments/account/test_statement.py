from datetime import timedelta

import pytest

from coaching.booking import bookings
from coaching.payments import purchases
from coaching.payments.account import ending, extensions, grants, lots, sessions, statement
from coaching.payments.models import LedgerEntry, Package
from coaching.practice.days import today
from tests.coaching.booking.factories import NINE, NOW
from tests.coaching.payments.factories import give

LAST = today(NOW, "America/New_York") + timedelta(days=10)
LATER = NOW + timedelta(days=20)


@pytest.fixture
def lot(clara):
    sold = Package(title="Four sessions", sessions=4, price=52000, validity_days=10)
    return purchases.make(client=clara, sold=sold, now=NOW).lot


@pytest.fixture
def booked(clara, lot, session_type):
    return sessions.book_session(client=clara, appointment_type=session_type, start=NINE, now=NOW)


def of(clara, now=NOW):
    return statement.statements(clara.lots.all(), today(now, clara.timezone))[0]


def lines(clara):
    return [(line.latest.reason.partition(":")[0], line.signed) for line in of(clara).lines]


def test_a_lot_says_where_it_comes_from_and_what_became_of_it(clara, booked):
    assert of(clara).heading == "Four sessions, bought on March 2, 2026"
    assert of(clara).facts == ["3 left until March 12, 2026", "1 booked"]


def test_a_wrong_mark_and_its_correction_are_one_line(clara, booked):
    bookings.mark_no_show(booking=booked, now=NINE)
    bookings.mark(booking=booked, status="held", now=NINE)
    assert lines(clara) == [("Held", "-1"), ("Bought", "+4")]
    assert of(clara).facts == ["3 left until March 12, 2026", "1 used"]


def test_a_session_that_was_booked_and_canceled_is_one_line(clara, booked):
    bookings.cancel(booking=booked, by="guest", now=NOW)
    assert lines(clara) == [("Canceled", "±0"), ("Bought", "+4")]


def test_what_was_given_and_undone_is_one_line(clara):
    lot = grants.grant(client=clara, sessions=2, reason="A gift", by=None, now=NOW)
    grants.undo(entry=lot.entries.get(), by=None, now=NOW)
    shown = statement.statements(clara.lots.filter(pk=lot.pk), LAST)[0]
    assert [(line.latest.reason, line.signed) for line in shown.lines] == [("Undone: A gift", "±0")]


def test_freezing_and_thawing_is_one_line(clara, lot):
    lots.freeze(lot, NOW)
    assert of(clara).facts == ["4 on hold"]
    lots.thaw(lot, NOW)
    assert lines(clara) == [("The payment is cleared up, so they are free again", "±0"), ("Bought", "+4")]


@pytest.mark.parametrize("closed", [True, False])
def test_what_has_ended_says_when_before_and_after_the_tick(clara, lot, closed):
    if closed:
        ending.close_due(LATER)
    assert of(clara, LATER).facts == ["4 ended on March 12, 2026"]


def test_what_was_refunded_and_taken_is_told_apart(clara, lot):
    lots.take_free(lot, 1, LedgerEntry.Kind.REFUNDED, "Refunded", NOW)
    grants.take(client=clara, sessions=1, reason="Counted twice", by=None, now=NOW)
    assert of(clara).facts == ["2 left until March 12, 2026", "1 refunded", "1 taken away"]


def test_a_request_stands_until_there_is_as_much_time(clara, lot):
    assert (of(clara).can_ask, of(clara).request) == (True, None)
    request = extensions.ask(client=clara, lot=lot, now=NOW)
    assert (of(clara).can_ask, of(clara).request) == (False, request)
    extensions.extend(lot=lot, until=request.until, reason="Ill", by=None, now=NOW)
    assert (of(clara).can_ask, of(clara).request) == (True, None)


@pytest.mark.parametrize("count", [1, 3])
def test_statements_cost_the_same_queries_for_any_number(clara, booked, count, django_assert_num_queries):
    for _lot in range(count):
        give(clara, 1, expires_on=LAST)
    with django_assert_num_queries(3):
        assert all(each.facts and each.lines and each.can_ask for each in statement.statements(clara.lots.all(), LAST))


@pytest.mark.parametrize(
    ("days", "urgent", "can_ask"), [(31, False, True), (30, True, True), (-90, True, True), (-91, True, False)]
)
def test_more_time_is_offered_where_it_would_help(clara, days, urgent, can_ask):
    give(clara, 1, expires_on=today(NOW, clara.timezone) + timedelta(days=days))
    assert (of(clara).is_urgent, of(clara).can_ask) == (urgent, can_ask)


def test_more_time_is_not_offered_for_what_is_used_up(clara, lot, booked):
    assert of(clara).free == 3
    lots.write(lot=lot, kind="adjusted", delta=-3, reason="Taken")
    shown = of(clara, NOW + timedelta(days=1))
    assert (shown.free, shown.ended, shown.is_urgent) == (0, 0, False)
