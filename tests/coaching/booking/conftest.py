import pytest
from django.urls import reverse

from coaching.booking.guest import antispam
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


@pytest.fixture
def free(call):
    """Free times of the next weeks, by the real clock, from the morning of a day on."""
    return factories.free_times(call, days=2)


@pytest.fixture
def month_url(call):
    return reverse("booking:month", args=[call.coach.slug, call.slug])


@pytest.fixture
def book_url(call):
    return reverse("booking:book", args=[call.coach.slug, call.slug])


@pytest.fixture
def shown(patient):
    """The stamp of a form that was shown ten seconds ago."""
    return stamp()


def stamp(seconds=10):
    """The stamp of a form that was shown so many seconds ago."""
    with pytest.MonkeyPatch.context() as patch:
        clock = antispam.time.time
        patch.setattr(antispam.time, "time", lambda: clock() - seconds)
        return antispam.stamp()


@pytest.fixture
def typed(shown, free):
    """What Pia types into the form for the first free time."""
    return {"name": "Pia Berg", "email": "pia@example.org", "phone": "+49 30 1", "shown": shown, "start": free[0].isoformat()}
