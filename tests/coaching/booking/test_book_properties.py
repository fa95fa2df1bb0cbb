"""What the page offers can be booked, and then is offered no more: whatever the lengths, steps, buffers and caps."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from coaching.booking import bookings
from coaching.booking.engine.schedule import Availability
from coaching.booking.models import AppointmentType
from tests import factories as people
from tests.coaching.booking import factories
from tests.coaching.booking.factories import NOW, guest

DAY = timedelta(days=1)
minutes = st.integers(1, 9).map(lambda number: number * 10)
kinds = st.fixed_dictionaries(
    {
        "duration": minutes,
        "increment": minutes,
        "buffer_before": st.sampled_from([0, 5, 20]),
        "buffer_after": st.sampled_from([0, 10, 45]),
        "cap_per_day": st.sampled_from([None, 1, 2]),
    }
)


def free(kind):
    return Availability(AppointmentType.objects.select_related("coach").get(pk=kind.pk), now=NOW).open_slots(NOW, NOW + 4 * DAY)


class TestWhatIsOffered(TestCase):
    """A class, because hypothesis gives each example a transaction of its own only there."""

    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(kinds, min_size=1, max_size=3), st.lists(st.integers(0, 10_000), min_size=1, max_size=5))
    def test_what_is_offered_can_be_booked_and_is_gone_for_every_type(self, several, choices):
        coach = people.coach(timezone="America/New_York")
        factories.open_week(coach, start=540, end=780)
        types = [factories.appointment_type(coach=coach, slug=f"call-{number}", **each) for number, each in enumerate(several)]
        for choice in choices:
            kind = types[choice % len(types)]
            if offered := free(kind):
                made = bookings.book(appointment_type=kind, start=offered[choice % len(offered)], guest=guest(), now=NOW)
                for other in types:
                    assert not any(_meets(other, start, made) for start in free(other))


def _meets(kind, start, booking):
    blocked_start, blocked_end = kind.blocked(start)
    return blocked_start < booking.blocked_end and booking.blocked_start < blocked_end
