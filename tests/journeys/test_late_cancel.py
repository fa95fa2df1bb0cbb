"""A client cancels late and reads before and after what it costs; the coach gives it back with one click."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coaching.booking.models import AppointmentType
from coaching.payments.account import balance, grants, sessions
from coaching.people.models import Client
from tests.journeys.steps import come_in, empty_calendar, newest_mail

pytestmark = pytest.mark.browser


@pytest.fixture
def clara(site):
    Client.objects.update(welcomed_at=timezone.now())
    found = Client.objects.select_related("coach__user", "user").get(email="clara@example.org")
    grants.take(client=found, sessions=balance.left(found), reason="Tidied", by=None)
    grants.grant(client=found, sessions=1, reason="A gift", by=None)
    return found


@pytest.fixture
def booked(clara):
    """In three hours, when nobody else comes."""
    empty_calendar()
    kind = AppointmentType.objects.get(slug="session", coach=clara.coach)
    start = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(hours=3)
    return sessions.book_session(client=clara, appointment_type=kind, start=start, any_time=True)


@pytest.mark.parametrize("look", [{"phone": True, "color_scheme": "dark"}, {}], ids=["dark phone", "wide"])
def test_a_late_cancellation_is_no_surprise_and_is_forgiven(person, clara, booked, look):
    client, coach = person(**look), person(**look)
    come_in(client, clara.user)
    come_in(coach, clara.coach.user)
    client.go("/me/sessions/")
    client.press("Move or cancel", "link")
    client.reads("Canceled now, it counts as used; moved, it doesn't.")
    client.press("Cancel it", "link")
    client.reads("It is less than 24 hours away.")
    client.press("Yes, cancel it")
    client.reads("so it counts as used.")
    assert balance.left(clara) == 0
    assert "so it counts as used" in newest_mail(clara.email, "Canceled")
    assert "You can forgive it" in newest_mail(clara.coach.email, "Booking canceled")

    coach.go(f"/admin/calendar/{booked.pk}/")
    coach.press("Forgive the late cancellation")
    coach.reads("Forgiven: the session is back, and an email tells")
    assert balance.left(clara) == 1
    assert "no longer counts as used" in newest_mail(clara.email, "You have a session back")
