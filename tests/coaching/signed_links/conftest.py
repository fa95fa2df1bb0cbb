import pytest

from coaching.booking import bookings
from coaching.booking.links import MANAGE
from tests.coaching.booking import factories


@pytest.fixture
def free(coach):
    """Times of Dana's free consultation that are free."""
    factories.open_week(coach)
    return factories.free_times(factories.appointment_type(coach=coach), days=2)


@pytest.fixture
def booking(coach, free):
    """Pia's, whose mails are read."""
    return factories.booking(appointment_type=coach.appointment_types.get(), start=free[0])


@pytest.fixture
def old(booking, free, mailoutbox):
    """The token from before Pia moved her booking."""
    token = MANAGE.token(booking)
    bookings.move(booking=booking, start=free[4])
    booking.refresh_from_db()
    mailoutbox.clear()
    return token
