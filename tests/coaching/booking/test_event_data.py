"""What the page of a booking tells programs."""

import pytest

from coaching.booking import bookings
from coaching.booking.links import MANAGE
from tests.coaching.booking import factories
from tests.coaching.website.markup import nodes_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(client):
    """The nodes of a booking's page."""
    return lambda booking: nodes_of(client.get(MANAGE.path(booking)).content.decode())


def test_a_booking_is_an_event_with_its_place_and_its_coach(call, free, read):
    call.place, call.place_details = "address", "48 Harbor Street"
    call.save()
    booked = factories.booking(appointment_type=call, start=free[0])
    assert read(booked) == [
        {
            "@type": "Event",
            "name": call.title,
            "startDate": booked.start.isoformat(),
            "endDate": booked.end.isoformat(),
            "eventStatus": "https://schema.org/EventScheduled",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": {"@type": "Place", "name": "48 Harbor Street"},
            "organizer": {"@type": "Person", "name": call.coach.name},
        }
    ]


def test_a_video_call_is_where_its_link_leads(call, free, read):
    call.place, call.place_details = "video", "https://video.example/room"
    call.save()
    [node] = read(factories.booking(appointment_type=call, start=free[0]))
    assert node["location"] == {"@type": "VirtualLocation", "url": "https://video.example/room"}
    assert node["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"


def test_what_is_canceled_is_no_event(call, free, read):
    booked = factories.booking(appointment_type=call, start=free[0])
    bookings.cancel(booking=booked, by="coach")
    assert read(booked) == []
