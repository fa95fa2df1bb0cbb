"""A client in Auckland whose sessions end, and a coach in New York: the last day can be booked, the day after asks for time."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from coaching.booking.engine.schedule import Availability
from coaching.booking.models import AppointmentType
from coaching.payments.account import balance, grants
from coaching.people.models import Client
from coaching.people.preferring import prefer
from coaching.practice.days import today
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser
AUCKLAND, BOOK = "Pacific/Auckland", "/me/sessions/book/session/"


@pytest.fixture
def clara(site):
    """The demo's client, who lives in Auckland."""
    Client.objects.update(welcomed_at=timezone.now())
    found = Client.objects.get(email="clara@example.org")
    prefer(client=found, zone=AUCKLAND)
    return found


@pytest.fixture
def starts(clara):
    """A time on what becomes Clara's last day, and one on the next day that has any; by the calendar of Auckland."""
    now, kind = timezone.now(), AppointmentType.objects.select_related("coach").get(slug="session", coach=clara.coach)
    free = Availability(kind, now=now).open_slots(now + timedelta(days=8), now + timedelta(days=20))
    after = next(each for each in free if today(each, AUCKLAND) > today(free[0], AUCKLAND))
    return free[0], after


@pytest.fixture
def lot(clara, starts):
    """Two sessions until that day, and nothing else."""
    grants.take(client=clara, sessions=balance.left(clara), reason="Tidied", by=None)
    last = today(starts[0], AUCKLAND)
    return grants.grant(client=clara, sessions=2, reason="A gift", by=None, expires_on=last)


def confirm(start):
    return f"{BOOK}confirm/?{urlencode({'start': start.isoformat()})}"


BROWSERS = {"wide": {}, "phone": {"phone": True}, "without scripts": {"java_script_enabled": False}}


@pytest.mark.parametrize("options", BROWSERS.values(), ids=BROWSERS)
def test_the_last_day_is_booked_and_the_day_after_asks_for_more_time(person, clara, lot, starts, options):
    client, coach = person(zone="Pacific/Auckland", **options), person(zone="America/New_York")
    come_in(client, clara.user)
    come_in(coach, clara.coach.user)
    last_day, after = starts

    client.go(f"{BOOK}?month={lot.expires_on:%Y-%m}&day={lot.expires_on}")
    client.reads("Your sessions can take place until")
    client.go(confirm(last_day))
    client.press("Book it")
    client.reads("Your session is booked")

    client.go(confirm(after))
    client.reads("This is after your last day")
    client.press("Ask for two more weeks")
    client.reads("The answer comes by email")

    coach.go(clara.get_absolute_url())
    coach.press("Give it", exact=True)
    coach.reads("An email says so")

    client.go(confirm(after))
    client.press("Book it")
    client.reads("Your session is booked")
    assert balance.left(clara) == 0
