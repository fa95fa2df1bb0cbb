import pytest

from tests.coaching.booking import factories


@pytest.fixture
def call(coach):
    """Dana's free consultation: half an hour, on working days from 9 to 17 in New York."""
    factories.open_week(coach)
    return factories.appointment_type(coach=coach, description="You talk, Dana listens.")


@pytest.fixture
def booking(call):
    """Pia, at 9 on a Tuesday."""
    return factories.booking(appointment_type=call)
