from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from coaching.booking.models.no_overlap import TRIGGERS, make_triggers
from tests.coaching.booking import factories
from tests.coaching.booking.factories import NINE

pytestmark = pytest.mark.services


def place(call, minutes, **fields):
    with transaction.atomic():
        return factories.booking(appointment_type=call, start=NINE + timedelta(minutes=minutes), **fields)


def guards():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'coaching_booking'")
        else:
            cursor.execute("SELECT conname FROM pg_constraint WHERE contype = 'x'")
        return {row[0] for row in cursor.fetchall()}


def test_the_guard_stands_after_migrating(db):
    assert guards() == (set(TRIGGERS) if connection.vendor == "sqlite" else {"no_overlap"})


def test_making_the_guard_again_changes_nothing(db):
    before = guards()
    make_triggers(sender=factories.Booking._meta.app_config)
    assert guards() == before


@pytest.mark.parametrize("minutes", [-29, -15, 0, 15, 29])
def test_an_overlap_is_refused(booking, call, minutes):
    with pytest.raises(IntegrityError, match="no_overlap"):
        place(call, minutes)


@pytest.mark.parametrize("minutes", [-30, 30])
def test_a_neighbor_is_welcome(booking, call, minutes):
    assert place(call, minutes).pk


def test_buffers_count(call, booking):
    call.buffer_before = 1
    with pytest.raises(IntegrityError, match="no_overlap"):
        place(call, 30)


def test_a_canceled_one_blocks_nothing(booking, call):
    booking.status = "canceled"
    booking.save()
    assert place(call, 0).pk


def test_a_canceled_one_does_not_come_back_over_another(booking, call):
    booking.status = "canceled"
    booking.save()
    place(call, 0)
    booking.status = "booked"
    with pytest.raises(IntegrityError, match="no_overlap"), transaction.atomic():
        booking.save()


def test_moving_onto_another_is_refused(booking, call):
    other = place(call, 60)
    other.blocked_start, other.blocked_end = booking.blocked_start, booking.blocked_end
    with pytest.raises(IntegrityError, match="no_overlap"), transaction.atomic():
        other.save()


def test_two_coaches_do_not_meet(booking, other_coach):
    assert place(factories.appointment_type(coach=other_coach), 0).pk
