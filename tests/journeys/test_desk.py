"""A coach's first minute of the day: everything is on the first screen, and is done there."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from coaching.booking.models import Booking
from coaching.desk.today.models import Snooze
from coaching.exercises.models import Assignment, ExerciseVersion, Reply
from coaching.jobs.heartbeat import LANES, beat
from coaching.mail.models import Message
from coaching.payments.account import grants
from coaching.payments.models import Discrepancy
from coaching.people.models import Client, Coach
from tests import factories
from tests.journeys.steps import come_in, empty_calendar
from tests.worlds import booking_of

pytestmark = pytest.mark.browser
# Buttons that a thumb could miss.
SMALL = """[...document.querySelectorAll(".today-line .button, .today-line summary, .today-next .button")]
  .filter((each) => each.checkVisibility() && each.offsetHeight < 44).length"""


@pytest.fixture
def dana(site):
    """The coach of the demo, whose calendar is empty."""
    empty_calendar(past=True)
    return Coach.objects.get(email="dana@advantedge.example")


def silent(coach, name):
    client = factories.client(coach=coach, name=name)
    Client.objects.filter(pk=client.pk).update(last_active_at=timezone.now() - timedelta(days=20))
    return client


def a_hundred_and_eighty(coach):
    """Something of every act about many clients."""
    now, version = timezone.now(), ExerciseVersion.objects.first()
    for number in range(100):
        client = silent(coach, f"Client Number {number}")
        made = Assignment.objects.create(client=client, version=version, state="submitted")
        if number < 30:
            made.submissions.create(number=1, answers={}, submitted_at=now - timedelta(days=number))
        elif number < 50:
            Reply.objects.create(assignment=made, author=client.user, text="?", written_at=now - timedelta(hours=number))
        elif number < 65:
            grants.adjust(client=client, delta=2, reason="A gift", by=coach.user)
        elif number < 80:
            booking_of(client, start=now - timedelta(days=number + 30))
        elif number < 85:
            Discrepancy.objects.create(kind="twice", cause=f"seeded {number}", client=client, amount=5200, currency="USD")
        elif number < 90:
            fields = {"kind": "invitation", "cause": f"seeded {number}", "state": Message.State.FAILED, "due_at": now}
            Message.objects.create(to=f"wrong{number}@example.org", reply_to=coach.email, subject="x", **fields)


def bottom(page, selector):
    return page.evaluate("selector => document.querySelector(selector).getBoundingClientRect().bottom", selector)


def test_today_is_within_the_first_screen_with_a_hundred_and_eighty_reasons(person, dana):
    a_hundred_and_eighty(dana)
    for lane in LANES:  # a worker that is away is told above all else
        beat(lane)
    coach = person()
    coach.page.set_viewport_size({"width": 1440, "height": 900})
    come_in(coach, dana.user)
    coach.go("/admin/")
    assert int(re.search(r"\d+", coach.page.get_by_role("link", name=re.compile(r"^all \d+$")).first.inner_text())[0]) >= 181
    assert coach.page.locator(".today-group").count() >= 7
    assert bottom(coach.page, "#today") <= 900
    assert coach.page.evaluate("document.documentElement.scrollWidth") <= 1440


@pytest.mark.parametrize("phone", [False, True])
def test_a_session_is_marked_and_the_mark_undone(person, dana, phone):
    booking = booking_of(silent(dana, "Ruth Berg"), start=timezone.now() - timedelta(days=40))
    coach = person(phone=phone)
    come_in(coach, dana.user)
    coach.go("/admin/")
    coach.press(re.compile("^Held ?: Ruth Berg"))
    coach.reads("Marked as held.")
    assert Booking.objects.get(pk=booking.pk).status == "held"
    coach.press("Undo")
    coach.reads("The mark is undone.")
    assert Booking.objects.get(pk=booking.pk).status == "booked"
    assert coach.page.url.endswith("/admin/")


def test_a_nudge_is_written_and_another_client_put_off_by_keyboard(person, dana):
    Client.objects.update(last_active_at=timezone.now())
    silent(dana, "Ruth Berg")
    coach = person()
    come_in(coach, dana.user)
    coach.go("/admin/clients/waiting/?q=Ruth")
    coach.press(re.compile("^Nudge ?: Ruth Berg"), "link")
    coach.fill("Your words", "How was the fair?")
    coach.press("Send it")
    coach.reads("Your email to Ruth is on its way.")
    assert Message.objects.filter(kind="desk.nudge").count() == 1
    silent(dana, "Theo Quiet")
    coach.go("/admin/clients/waiting/?q=Theo+Quiet")
    coach.page.locator(".today-later summary").first.focus()
    coach.page.keyboard.press("Enter")
    coach.page.keyboard.press("Tab")
    coach.look()
    coach.press("Put it off")
    coach.reads("Theo Quiet is off your list until")
    assert Snooze.objects.filter(client__name="Theo Quiet").count() == 1
    coach.press("Undo")
    coach.reads("Theo Quiet is back on your list.")
    assert Snooze.objects.filter(client__name="Theo Quiet").count() == 0


def test_without_scripts_all_of_it_works(person, dana):
    Client.objects.update(last_active_at=timezone.now())
    silent(dana, "Ruth Berg")
    coach = person(java_script_enabled=False)
    come_in(coach, dana.user)
    coach.go("/admin/clients/waiting/?q=Ruth")
    coach.page.locator(".today-later summary").first.click()
    coach.press("Put it off")
    assert Snooze.objects.filter(client__name="Ruth Berg").count() == 1


def test_the_waiting_list_in_dark_on_a_phone(person, dana):
    silent(dana, "Ruth Berg")
    coach = person(phone=True, color_scheme="dark")
    come_in(coach, dana.user)
    for path in ("/admin/", "/admin/clients/waiting/"):
        page = coach.go(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        small = (
            "[...document.querySelectorAll('.today .button, .today-later summary')].filter(each => each.offsetHeight < 44).length"
        )
        assert page.evaluate(small) == 0
