from datetime import timedelta

import pytest

from coaching.booking import bookings
from coaching.booking.models import Booking
from coaching.payments.account import balance, grants, sessions
from tests.coaching.booking import factories as booking
from tests.coaching.booking.factories import NINE, NOW
from tests.coaching.payments.factories import give, story

AFTER = NINE + timedelta(hours=2)
WHAT = "Coaching session, Tuesday, March 3, 2026, 9 a.m. New York time (EST)"


@pytest.fixture
def booked(one_left, session_type):
    return sessions.book_session(client=one_left, appointment_type=session_type, start=NINE, now=NOW)


def test_booking_reserves_a_session(booked, clara):
    assert booked.client == clara
    assert story(clara) == [("granted", 1), ("reserved", -1)]
    assert clara.ledger.latest("pk").reason == f"Booked: {WHAT}"


def test_booking_with_nothing_left_is_refused(clara, session_type):
    with pytest.raises(sessions.NothingLeft, match="no session left"):
        sessions.book_session(client=clara, appointment_type=session_type, start=NINE, now=NOW)
    assert Booking.objects.count() == 0


def test_booking_a_time_that_is_taken_reserves_nothing(one_left, session_type):
    booking.booking(appointment_type=session_type)
    with pytest.raises(bookings.SlotTaken):
        sessions.book_session(client=one_left, appointment_type=session_type, start=NINE, now=NOW)
    assert balance.left(one_left) == 1


def test_booking_what_costs_no_session_takes_none(clara, session_type):
    session_type.takes_credit = False
    sessions.book_session(client=clara, appointment_type=session_type, start=NINE, now=NOW)
    assert story(clara) == []


@pytest.mark.parametrize("by", ["guest", "coach"])
def test_canceling_gives_the_session_back(booked, clara, by):
    bookings.cancel(booking=booked, by=by, now=NOW)
    assert story(clara)[2:] == [("released", 1)]
    assert balance.left(clara) == 1


def test_a_session_that_came_back_can_be_booked_again(booked, clara, session_type):
    bookings.cancel(booking=booked, by="guest", now=NOW)
    sessions.book_session(client=clara, appointment_type=session_type, start=NINE, now=NOW)
    assert balance.left(clara) == 0


def test_moving_changes_nothing(booked, clara):
    bookings.move(booking=booked, start=NINE + timedelta(hours=1), now=NOW)
    assert story(clara) == [("granted", 1), ("reserved", -1)]


def test_a_held_session_is_used(booked, clara):
    bookings.mark_held(booking=booked, now=AFTER)
    assert story(clara)[2:] == [("used", 0)]
    assert clara.ledger.latest("pk").reason == f"Held: {WHAT}"


def test_a_missed_session_is_used_and_says_so(booked, clara):
    bookings.mark_no_show(booking=booked, now=AFTER)
    assert story(clara)[2:] == [("used", 0)]
    assert clara.ledger.latest("pk").reason == f"Missed, so it counts as used: {WHAT}"


def test_a_wrong_mark_changes_no_count_and_the_account_says_why(booked, clara):
    bookings.mark_held(booking=booked, now=AFTER)
    bookings.mark(booking=booked, status="no_show", now=AFTER)
    assert story(clara)[2:] == [("used", 0), ("adjusted", 0), ("adjusted", 0)]
    assert f"The mark was wrong, so it's reserved again: {WHAT}" in set(clara.ledger.values_list("reason", flat=True))
    assert balance.left(clara) == 0


def test_a_mark_taken_back_and_then_canceled_gives_the_session_back(booked, clara):
    bookings.mark_no_show(booking=booked, now=AFTER)
    bookings.reopen(booking=booked, now=AFTER)
    bookings.cancel(booking=booked, by="coach", now=AFTER)
    assert story(clara)[2:] == [("used", 0), ("adjusted", 0), ("released", 1)]
    assert balance.left(clara) == 1


def test_a_booking_that_cost_nothing_leaves_no_entry_when_it_is_opened_again(clara, session_type):
    free = booking.booking(appointment_type=session_type, client=clara, status="held")
    bookings.reopen(booking=free, now=AFTER)
    assert story(clara) == []


@pytest.mark.parametrize("verb", [bookings.mark_held, bookings.mark_no_show])
def test_a_booking_that_cost_nothing_leaves_no_entry(clara, session_type, verb):
    verb(booking=booking.booking(appointment_type=session_type, client=clara), now=AFTER)
    assert story(clara) == []


def test_canceling_a_booking_that_cost_nothing_gives_nothing(clara, session_type):
    bookings.cancel(booking=booking.booking(appointment_type=session_type, client=clara), by="guest", now=NOW)
    assert story(clara) == []


def test_sessions_are_added_by_hand_with_a_reason(clara, coach):
    grants.adjust(client=clara, delta=4, reason="Paid in cash", by=coach.user, now=NOW)
    entry = clara.ledger.get()
    assert (entry.kind, entry.delta, entry.reason, entry.by, entry.at) == ("granted", 4, "Paid in cash", coach.user, NOW)


def test_sessions_are_taken_by_hand(one_left, coach):
    grants.adjust(client=one_left, delta=-1, reason="Counted twice", by=coach.user)
    assert balance.left(one_left) == 0


def test_more_than_is_left_can_not_be_taken(one_left, coach):
    with pytest.raises(grants.TooFewLeft, match="Clara Lind has 1 session left"):
        grants.adjust(client=one_left, delta=-2, reason="Counted twice", by=coach.user)
    assert balance.left(one_left) == 1


def test_an_account_below_nothing_can_be_put_right_step_by_step(clara, coach):
    give(clara, -3)
    grants.adjust(client=clara, delta=1, reason="Put right", by=coach.user)
    assert balance.left(clara) == -2


@pytest.mark.parametrize(("by", "left"), [("guest", 0), ("coach", 1)])
def test_canceling_late_costs_the_client_the_session_and_the_coach_none(booked, clara, by, left):
    bookings.cancel(booking=booked, by=by, now=NINE - timedelta(hours=2))
    assert balance.left(clara) == left


def test_canceling_late_says_so_in_the_account(booked, clara):
    bookings.cancel(booking=booked, by="guest", now=NINE - timedelta(hours=2))
    assert clara.ledger.latest("pk").reason == f"Canceled late, so it counts as used: {WHAT}"
