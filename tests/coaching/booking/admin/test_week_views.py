from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.booking.models import Booking
from tests.coaching.booking import factories
from tests.coaching.booking.pages import text

WEEK = {
    "timezone": "America/New_York",
    "day_0_from": ["9", "13:00", ""],
    "day_0_until": ["12", "5 pm", ""],
    "day_4_from": ["10:00"],
    "day_4_until": ["noon"],
}


def url(**query):
    return reverse("booking_admin:hours", query=query)


def hours_of(coach):
    return [(row.weekday, row.start, row.end) for row in coach.weekly_hours.all()]


def test_the_week_is_saved_as_typed(signed_in, coach):
    signed_in(coach).post(url(), WEEK)
    assert hours_of(coach) == [(0, 540, 720), (0, 780, 1020), (4, 600, 720)]


def test_the_week_shows_what_is_saved(signed_in, coach):
    factories.open_week(coach)
    page = text(signed_in(coach).get(url()))
    assert (page.count("09:00–17:00"), "Open 40 hours a week." in page) == (5, True)


def test_a_day_goes_on_until_midnight_and_begins_there(signed_in, coach):
    night = {"day_0_from": ["22:00"], "day_0_until": ["24:00"], "day_1_from": ["0:00"], "day_1_until": ["2"]}
    signed_in(coach).post(url(), {"timezone": "UTC", **night})
    assert hours_of(coach) == [(0, 1320, 1440), (1, 0, 120)]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (["late"], ["12"], "isn't a time of day"),
        (["9"], [""], "Fill in both “from” and “until”"),
        (["22:00"], ["2:00"], "runs past midnight"),
        (["9", "11"], ["12", "14"], "09:00–12:00 and 11:00–14:00 overlap"),
        (["9:00"], ["25:00"], "isn't a time of day"),
    ],
)
def test_a_week_that_cannot_be_read_keeps_every_word_and_the_old_hours(signed_in, coach, start, end, words):
    factories.open_week(coach)
    answer = signed_in(coach).post(url(), {**WEEK, "day_1_from": start, "day_1_until": end})
    assert (answer.status_code, words in text(answer)) == (422, True)
    assert f'value="{start[0]}"' in text(answer)
    assert len(hours_of(coach)) == 5


def test_openings_may_touch(signed_in, coach):
    signed_in(coach).post(url(), {"timezone": "UTC", "day_0_from": ["9", "12"], "day_0_until": ["12", "14"]})
    assert hours_of(coach) == [(0, 540, 720), (0, 720, 840)]


def test_monday_is_copied_to_the_working_days_and_not_saved(signed_in, coach):
    answer = signed_in(coach).post(url(), {**WEEK, "do": "copy"})
    assert (answer.status_code, text(answer).count('value="5 pm"'), hours_of(coach)) == (200, 5, [])


def test_another_opening_keeps_what_is_typed_half(signed_in, coach):
    answer = signed_in(coach).post(url(), {**WEEK, "day_1_from": ["9"], "day_1_until": [""], "do": "more"})
    assert answer.status_code == 200
    assert "Fill in both" not in text(answer)


def test_a_coach_who_moves_keeps_the_hours_in_the_new_zone_and_the_bookings_their_moment(signed_in, coach, call):
    start = timezone.now() + timedelta(days=3)
    factories.booking(appointment_type=call, start=start)
    answer = signed_in(coach).post(url(), {**WEEK, "timezone": "Europe/Lisbon"}, follow=True)
    coach.refresh_from_db()
    assert (coach.timezone, Booking.objects.get().start) == ("Europe/Lisbon", start)
    assert "1 upcoming booking stays at the same moment" in text(answer)


def test_a_solo_coach_meets_no_picker(signed_in, coach):
    assert b"Whose calendar" not in signed_in(coach).get(url()).content


def test_an_owner_chooses_among_several(signed_in, owner, other_coach):
    browser = signed_in(owner)
    assert b"Whose calendar" in browser.get(url()).content
    browser.post(url(coach=other_coach.slug), WEEK)
    assert len(hours_of(other_coach)) == 3
