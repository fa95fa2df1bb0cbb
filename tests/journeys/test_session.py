"""A session's frame: the reminder asks, the client answers, the coach prepares, notes and sends, the client ticks, and the next
preparation opens with it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from coaching.booking.models import AppointmentType, Booking
from coaching.booking.reminders import remind_due
from coaching.meetings.models import PrivateNote, SessionAction
from coaching.payments.account import grants
from coaching.people.models import Client, Coach
from tests.coaching.booking.factories import booking as booked
from tests.journeys.steps import come_in, empty_calendar, newest_mail

pytestmark = pytest.mark.browser

SECRET, SAID = "Afraid of her old boss.", "You know whom to ask first, and why."


@pytest.fixture
def clara(site):
    """Clara of the demo, who has been welcomed, and has nothing booked."""
    Client.objects.update(welcomed_at=timezone.now())
    found = Client.objects.get(email="clara@example.org")
    empty_calendar()
    found.bookings.all().delete()
    return found


@pytest.fixture
def session(clara):
    """Her session in half an hour."""
    kind = AppointmentType.objects.get(takes_credit=True)
    return booked(appointment_type=kind, start=timezone.now() + timedelta(minutes=30), client=clara, arranged_at=_long_ago())


def _long_ago():
    return timezone.now() - timedelta(days=9)


def begins(session):
    """As if an hour had passed."""
    start = timezone.now() - timedelta(minutes=30)
    Booking.objects.filter(pk=session.pk).update(start=start, end=start + timedelta(minutes=60))


def fits(who):
    return who.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.fixture
def dana(person, site):
    def arrive(width, **options):
        who = person(zone="America/New_York", **options)
        who.page.set_viewport_size({"width": width, "height": 900})
        come_in(who, Coach.objects.get().user)
        return who

    return arrive


@pytest.mark.parametrize(("width", "phone"), [(1440, False), (820, False), (390, True)])
def test_from_the_reminder_to_the_next_preparation(person, dana, clara, session, width, phone):
    remind_due(timezone.now())
    link = re.search(r"https?://\S+/me/session/\d+/", newest_mail(clara.email, "Where are you stuck?"))[0]
    client = person(phone=True)
    come_in(client, clara.user)
    client.go(link)
    client.page.get_by_label("Where are you stuck?").fill("With the first sentence.")
    client.reads("Saved")
    client.press("Hand over to")
    client.reads("can read this")
    assert fits(client)

    coach = dana(width, phone=phone)
    coach.go(f"/admin/session/{session.pk}/")
    coach.reads("With the first sentence.")
    assert fits(coach)
    begins(session)
    coach.go(f"/admin/session/{session.pk}/")
    coach.page.get_by_label("Private note").fill(SECRET)
    coach.page.get_by_label("For the summary").fill(SAID)
    action = coach.page.get_by_role("group", name="Action 1")
    action.get_by_label("What").fill("Write to Ruth")
    day = timezone.now().date() + timedelta(days=4)
    action.get_by_label("For which day").fill(day.isoformat())
    coach.until("() => [...document.querySelectorAll('.saved')].filter((each) => each.textContent === 'Saved').length === 3")
    assert PrivateNote.objects.get(meeting__booking=session).private == SECRET
    coach.press("Look at the summary")
    coach.reads(SAID)
    assert (fits(coach), coach.page.get_by_text(SECRET).count()) == (True, 0)
    coach.press("Send the summary")
    coach.reads("on its way to")
    coach.press("It was held")
    coach.reads("Marked as held.")
    assert SECRET not in newest_mail(clara.email, SAID)

    client.go("/me/")
    client.press(re.compile("Done ?: Write to Ruth"))
    client.reads("Done: Write to Ruth")
    client.press("Undo")
    client.press(re.compile("Done ?: Write to Ruth"))
    assert (SessionAction.objects.get(meeting__booking=session).done_at is not None, fits(client)) == (True, True)
    client.go(f"/me/session/{session.pk}/")
    client.reads(SAID)
    assert client.page.get_by_text(SECRET).count() == 0

    after = booked(appointment_type=session.appointment_type, start=timezone.now() + timedelta(days=7), client=clara)
    coach.go(f"/admin/session/{after.pk}/")
    coach.reads("Write to Ruth")
    coach.reads("done on")
    assert fits(coach)


def test_without_a_script_the_buttons_do_the_same(person, clara, session):
    begins(session)
    coach = person(java_script_enabled=False)
    come_in(coach, Coach.objects.get().user)
    coach.go(f"/admin/session/{session.pk}/")
    coach.page.get_by_label("For the summary").fill(SAID)
    coach.page.get_by_role("button", name="Look at the summary").click()
    coach.page.get_by_role("button", name="Send the summary").click()
    coach.reads("on its way to")
    assert SAID in newest_mail(clara.email, SAID)


def test_several_sessions_are_looked_at_and_booked(dana, clara):
    grants.grant(client=clara, sessions=3, reason="A gift", by=clara.coach.user)
    coach = dana(1440)
    first = timezone.now().date() + timedelta(days=10)
    coach.go(f"/admin/sessions/{clara.pk}/repeat/")
    coach.page.locator("input[name=first]").fill(first.isoformat())
    coach.page.locator("input[name=time]").fill("10:00")
    coach.page.locator("input[name=times]").fill("2")
    coach.press("Look at the times")
    coach.reads("These would be booked")
    for box in coach.page.locator("input[name=start]:not([disabled])").all():
        box.check()
    coach.press("Book the selected times")
    coach.reads("are booked:")
    assert (clara.bookings.count(), fits(coach)) == (2, True)


@pytest.mark.parametrize(("width", "phone"), [(1280, False), (820, False), (390, True)])
def test_before_the_session_the_notes_are_at_hand(dana, session, width, phone):
    coach = dana(width, phone=phone)
    coach.go(f"/admin/session/{session.pk}/")
    place = coach.page.get_by_label("Private note").bounding_box()
    known = coach.page.locator("#known").bounding_box()
    assert (place["y"] < 900, fits(coach)) == (True, True)
    assert (place["x"] > known["x"] + known["width"]) is (width == 1280)


def test_on_a_phone_the_first_client_stands_in_sight(dana, clara):
    coach = dana(390, phone=True)
    coach.go("/admin/clients/")
    assert coach.page.locator(".client-list tbody tr").first.bounding_box()["y"] < 420
    coach.page.get_by_text("Filter and sort").click()
    coach.page.locator("#id_stage").wait_for()
    assert fits(coach)


def test_on_a_wide_screen_the_filters_stand_open(dana, clara):
    coach = dana(1280)
    coach.go("/admin/clients/")
    coach.page.locator("#id_stage").wait_for()
    assert coach.page.get_by_text("Filter and sort").is_visible() is False
