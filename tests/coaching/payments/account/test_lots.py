from datetime import timedelta

import pytest

from coaching.payments.account import balance, lots, sessions
from coaching.payments.models import LedgerEntry
from coaching.practice.days import today
from tests.coaching.booking.factories import NINE, NOW
from tests.coaching.payments.factories import give, story

Kind = LedgerEntry.Kind
LAST = today(NOW, "America/New_York")


@pytest.fixture
def lot(clara):
    """Four sessions of Clara's that end today."""
    return give(clara, 4, expires_on=LAST).lot


def test_a_frozen_lot_offers_nothing_and_a_thawed_one_all_again(clara, lot):
    lots.freeze(lot, NOW)
    assert balance.left(clara, NOW) == 0
    lots.thaw(lot, NOW)
    assert balance.left(clara, NOW) == 4
    assert story(clara) == [("granted", 4), ("frozen", -4), ("thawed", 4)]


def test_freezing_and_thawing_twice_is_once(clara, lot):
    for verb in (lots.freeze, lots.freeze, lots.thaw, lots.thaw):
        verb(lot, NOW)
    assert story(clara) == [("granted", 4), ("frozen", -4), ("thawed", 4)]


def test_what_is_booked_stays_booked_while_the_lot_is_frozen(clara, lot, session_type):
    lot.expires_on = None
    lot.save()
    sessions.book_session(client=clara, appointment_type=session_type, start=NINE, now=NOW)
    lots.freeze(lot, NOW)
    assert story(clara)[2:] == [("frozen", -3)]


def test_what_is_thawed_after_its_end_has_ended(clara, lot):
    lots.freeze(lot, NOW)
    lots.thaw(lot, NOW + timedelta(days=2))
    assert story(clara)[1:] == [("frozen", -4), ("thawed", 4), ("expired", -4)]


@pytest.mark.parametrize(("asked", "taken"), [(1, 1), (4, 4), (9, 4), (0, 0)])
def test_no_more_is_taken_than_is_free(clara, lot, asked, taken):
    assert lots.take_free(lot, asked, Kind.REFUNDED, "Refunded", NOW) == taken
    assert balance.left(clara, NOW) == 4 - taken


def test_one_cause_takes_once(clara, lot):
    assert [lots.take_free(lot, 1, Kind.REFUNDED, "Refunded", NOW, cause="refund:1") for _time in range(2)] == [1, 1]
    assert balance.left(clara, NOW) == 3


def test_what_was_taken_while_frozen_does_not_come_back(clara, lot):
    lots.freeze(lot, NOW)
    assert lots.take_free(lot, 3, Kind.REFUNDED, "Lost", NOW) == 3
    lots.thaw(lot, NOW)
    assert balance.left(clara, NOW) == 1


def test_what_has_ended_is_unused_and_can_be_refunded(clara, lot):
    later = NOW + timedelta(days=2)
    lots.close_out(lot, later)
    assert lots.take_free(lot, 3, Kind.REFUNDED, "Refunded", later) == 3
    assert story(clara)[1:] == [("expired", -4), ("expired", 3), ("refunded", -3)]
    assert lots.unused(lot) == 1
