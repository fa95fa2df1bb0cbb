"""What the booking page costs with 100 and with 100,000 bookings in the table: queries, and time as a ratio in one run.

Works on a database file of its own, which it deletes.
"""

import os
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
FEW, MANY, AHEAD = 100, 100_000, 50
MOST_OWN, MOST_PAGE = 6, 12
HALF = timedelta(minutes=30)


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "coachsite.settings", "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3"}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        return measure()


def measure():
    call = practice()
    costs = []
    for count in (FEW, MANY):
        fill(call, count)
        costs.append(cost(call))
        own, page, seconds = costs[-1]
        print(f"{count:>7} bookings: {own} queries of the booking's own, {page} of the whole page, {seconds * 1000:7.1f} ms")
    ratio = costs[1][2] / costs[0][2]
    print(f"100,000 against 100: {ratio:.2f} times the time")
    same = costs[0][:2] == costs[1][:2]
    return 0 if same and costs[1][0] <= MOST_OWN and costs[1][1] <= MOST_PAGE else 1


def practice():
    """One coach with one call, open on working days."""
    from django.contrib.auth import get_user_model

    from coaching.booking.models import AppointmentType, WeeklyHours
    from coaching.people.models import Coach

    user = get_user_model().objects.create_user("dana")
    coach = Coach.objects.create(user=user, name="Dana Reyes", slug="dana", email="dana@example.org")
    WeeklyHours.objects.bulk_create(WeeklyHours(coach=coach, weekday=day, start=480, end=1200) for day in range(5))
    return AppointmentType.objects.create(coach=coach, title="Call", slug="call")


def fill(call, count):
    """Bookings back to back, the last of them a day from now."""
    from coaching.booking.models import Booking

    Booking.objects.all().delete()
    hour = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    add(call, [hour + HALF * (AHEAD - number) for number in reversed(range(count))])


def add(call, starts):
    """Half an hour at each of these moments."""
    from coaching.booking.models import Booking
    from coaching.people.models import Client

    client, _made = Client.objects.get_or_create(coach=call.coach, name="Pia", email="pia@example.org")
    rows = (
        Booking(
            coach=call.coach,
            appointment_type=call,
            client=client,
            start=start,
            end=start + HALF,
            blocked_start=start,
            blocked_end=start + HALF,
            guest_name="Pia",
            guest_email="pia@example.org",
        )
        for start in starts
    )
    Booking.objects.bulk_create(rows, batch_size=500)


def cost(call):
    """(own queries, queries of the page, seconds): the best of a few."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from coaching.booking.guest.month import month_page
    from coaching.booking.models import AppointmentType

    fresh = AppointmentType.objects.select_related("coach").get(pk=call.pk)
    with CaptureQueriesContext(connection) as own:
        month_page({}, appointment_type=fresh, zone="Europe/Berlin", now=timezone.now(), time_url=str)
    own = len(own.captured_queries)  # before a request forgets them
    browser, url, times = Client(), call.get_absolute_url(), []
    browser.get(url)
    for _round in range(10):
        begun = time.perf_counter()
        with CaptureQueriesContext(connection) as page:
            assert browser.get(url).status_code == 200
        times.append(time.perf_counter() - begun)
    return own, len(page), min(times)


if __name__ == "__main__":
    sys.exit(main())
