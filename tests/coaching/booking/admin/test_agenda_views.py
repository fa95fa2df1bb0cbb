from datetime import datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from coaching.booking.models import Booking, BusyCalendar
from tests.coaching.booking import factories
from tests.coaching.booking.pages import cost_of, text

TUESDAY = "2026-03-03"


def agenda(browser, **query):
    return text(browser.get(reverse("booking_admin:agenda", query={"date": TUESDAY, **query})))


def past(browser, **query):
    return text(browser.get(reverse("booking_admin:past", query=query)))


@pytest.mark.parametrize("view", ["day", "week"])
def test_it_shows_what_is_booked(signed_in, coach, booking, view):
    assert "Pia Berg" in agenda(signed_in(coach), view=view)


@pytest.mark.parametrize(("view", "step"), [("day", "2026-03-04"), ("week", "2026-03-09")])
def test_it_leads_on(signed_in, coach, booking, view, step):
    page = agenda(signed_in(coach), view=view)
    assert f"date={step}" in page
    assert "Pia Berg" not in agenda(signed_in(coach), view=view, date=step)


def test_a_week_begins_on_monday(signed_in, coach, booking):
    assert "March 2 to March 8, 2026" in agenda(signed_in(coach))


def test_times_are_those_of_whoever_looks(signed_in, owner, other_coach, booking):
    owner.timezone = "Europe/Berlin"
    owner.save()
    assert "3 p.m. – 3:30 p.m." in agenda(signed_in(owner))


def test_what_is_canceled_is_left_out(signed_in, coach, booking):
    Booking.objects.update(status="canceled")
    assert "Pia Berg" not in agenda(signed_in(coach))


def test_another_coachs_bookings_are_hidden(signed_in, other_coach, booking):
    assert "Pia Berg" not in agenda(signed_in(other_coach))


@pytest.mark.parametrize("date", ["tomorrow", "0001-01-01", "9999-12-31", ""])
def test_a_date_that_is_none_shows_today(signed_in, coach, date):
    assert signed_in(coach).get(reverse("booking_admin:agenda", query={"date": date})).status_code == 200


@pytest.fixture
def theirs(other_coach):
    """Omar's booking at the very time of Dana's."""
    kind = factories.appointment_type(coach=other_coach, title="Other call")
    return factories.booking(appointment_type=kind, guest_name="Tom Sand")


def test_the_owner_sees_all_or_chooses_one(signed_in, owner, other_coach, booking, theirs):
    browser = signed_in(owner)
    everyone, one = agenda(browser), agenda(browser, coach=other_coach.slug)
    assert ("Pia Berg" in everyone, "Tom Sand" in everyone) == (True, True)
    assert ("Pia Berg" in one, "Tom Sand" in one) == (False, True)


def test_bookings_of_two_coaches_at_one_time_stand_side_by_side(signed_in, owner, booking, theirs):
    response = signed_in(owner).get(reverse("booking_admin:agenda", query={"date": TUESDAY}))
    left, right = response.context["agenda"].picture["columns"][1]["events"]
    assert left["x"] + left["width"] <= right["x"]


def test_a_solo_coach_meets_no_picker_and_sees_the_open_hours(signed_in, coach, booking):
    page = agenda(signed_in(coach))
    assert "Whose calendar" not in page
    assert page.count("agenda-open") == 5


@pytest.fixture
def elsewhere(coach):
    """From ten to eleven on Tuesday, and on over the midnight after it, in another calendar of Dana's."""
    calendar = BusyCalendar.objects.create(coach=coach, name="Private", url="https://calendar.example/private.ics")
    for start, end in (("10:00", "2026-03-03T11:00"), ("23:00", "2026-03-04T01:00")):
        start, end = (datetime.fromisoformat(f"{at}-05:00") for at in (f"{TUESDAY}T{start}", end))
        calendar.times.create(start=start, end=end)
    return calendar


def test_it_draws_what_other_calendars_take(signed_in, coach, elsewhere):
    response = signed_in(coach).get(reverse("booking_admin:agenda", query={"date": TUESDAY}))
    assert text(response).count('class="agenda-busy"') == 3
    assert "Busy in other calendars: 10 a.m. – 11 a.m., 11 p.m. – midnight" in text(response)


def test_what_another_coachs_calendars_take_is_hidden(signed_in, other_coach, elsewhere):
    assert "agenda-busy" not in agenda(signed_in(other_coach))


def test_busy_times_cost_the_same_for_many(signed_in, coach, elsewhere):
    browser, url = signed_in(coach), reverse("booking_admin:agenda", query={"date": TUESDAY})
    cost = cost_of(browser, url)
    for hour in (12, 14, 16):
        start = datetime.fromisoformat(f"{TUESDAY}T{hour}:00-05:00")
        elsewhere.times.create(start=start, end=start + timedelta(hours=1))
    assert cost_of(browser, url) == cost


def test_before_the_first_coach_nobody_can_be_booked_for(client, db):
    client.force_login(get_user_model().objects.create_superuser("ava", "ava@example.org"))
    assert reverse("booking_admin:add") not in agenda(client)


def test_another_coach_cannot_be_chosen(signed_in, coach, other_coach):
    browser = signed_in(coach)
    assert browser.get(reverse("booking_admin:agenda", query={"coach": other_coach.slug})).status_code == 404


def test_a_booking_across_midnight_is_drawn_on_both_days(signed_in, coach, call):
    start = datetime.fromisoformat("2026-03-03T23:45-05:00")
    factories.booking(appointment_type=call, start=start)
    response = signed_in(coach).get(reverse("booking_admin:agenda", query={"date": TUESDAY}))
    assert [len(column["events"]) for column in response.context["agenda"].picture["columns"]] == [0, 1, 1, 0, 0, 0, 0]


@pytest.mark.parametrize(("name", "query"), [("agenda", {}), ("agenda", {"view": "day"}), ("past", {"all": 1})])
def test_it_costs_the_same_for_many(signed_in, coach, call, name, query):
    browser, start = signed_in(coach), timezone.now() - timedelta(hours=9)
    url = reverse(f"booking_admin:{name}", query={**query, "date": f"{start:%Y-%m-%d}"})
    factories.booking(appointment_type=call, start=start)
    costs = [cost_of(browser, url)]
    for hour in (2, 4):
        factories.booking(appointment_type=call, start=start + timedelta(hours=hour))
    assert [*costs, cost_of(browser, url)] == costs * 2


@pytest.fixture
def begun(call):
    return factories.booking(appointment_type=call, start=timezone.now() - timedelta(minutes=40))


def mark(browser, status, *chosen):
    url = reverse("booking_admin:mark")
    return browser.post(url, {"as": status, "booking": [each.pk for each in chosen]}, follow=True)


def test_what_was_asks_whether_it_was_held(signed_in, coach, begun):
    browser = signed_in(coach)
    assert "Pia Berg" in past(browser)
    mark(browser, "held", begun)
    assert "Pia Berg" not in past(browser)
    assert "Pia Berg" in past(browser, all=1)


def test_several_are_marked_at_once(signed_in, coach, call, begun):
    other = factories.booking(appointment_type=call, start=begun.start - timedelta(hours=3))
    assert "2 are marked." in text(mark(signed_in(coach), "no_show", begun, other))
    assert set(Booking.objects.values_list("status", flat=True)) == {"no_show"}


def test_nobody_marks_another_coachs(signed_in, other_coach, begun):
    mark(signed_in(other_coach), "held", begun)
    assert Booking.objects.get().status == "booked"


def test_marking_nothing_says_what_to_do(signed_in, coach):
    assert "Select at least one." in text(mark(signed_in(coach), "held"))


def test_an_unknown_mark_is_not_found(signed_in, coach, begun):
    assert mark(signed_in(coach), "canceled", begun).status_code == 404
