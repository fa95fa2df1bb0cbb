import html
from datetime import date, timedelta

import pytest

from coaching.people.models import Break
from networking_module.attention import attention
from networking_module.contacts.models import Contact
from networking_module.stay_in_touch.health import weeks_of
from tests.networking_module.factories import DAY, NOW, TODAY, contact, touch

pytestmark = pytest.mark.at(NOW)

WEEK = 7 * DAY


def shares(client, weeks=4):
    return [week.share for week in weeks_of(client, NOW, weeks)]


def known(client, **fields):
    """Someone who has been on the list for a year."""
    return contact(client, created_at=NOW - 52 * WEEK, **fields)


def rest(client, first, last):
    Break.objects.create(client=client, kind=Break.Kind.PAUSE, first_day=first, last_day=last, asked_at=NOW)


def test_a_week_is_in_time_while_the_turn_had_not_passed_before_it(clara):
    touch(known(clara, rhythm_days=14), at=NOW - 3 * WEEK)
    assert shares(clara) == [100, 100, 100, 0]


def test_being_in_touch_late_counts_from_that_week_on(clara):
    someone = known(clara, rhythm_days=7)
    touch(someone, at=NOW - 10 * WEEK, kind="call")
    touch(someone, at=NOW - WEEK, kind="call")
    assert shares(clara) == [0, 0, 100, 0]


def test_asking_about_a_job_is_not_being_in_touch(clara):
    touch(known(clara, rhythm_days=14), direction="asked_for_job")
    assert shares(clara) == [0, 0, 0, 0]


def test_the_share_is_that_of_the_people_in_rhythm(clara):
    touch(known(clara, rhythm_days=42))
    known(clara, rhythm_days=42)
    known(clara, resting=True, rhythm_days=42)
    known(clara)
    assert shares(clara, 1) == [50]


def test_nobody_is_late_before_they_came_on_the_list(clara):
    contact(clara, rhythm_days=7, created_at=NOW - DAY, remind_on=TODAY + DAY)
    assert shares(clara) == [None, None, None, 100]


def test_who_waits_today_is_not_in_time(clara):
    contact(clara, rhythm_days=7, created_at=NOW)
    assert shares(clara, 1) == [0]


def test_a_break_is_left_out_and_its_days_put_nobody_behind(clara):
    touch(known(clara, rhythm_days=10), at=NOW - 2 * WEEK)
    before = shares(clara)
    rest(clara, date(2026, 11, 9), date(2026, 11, 15))
    assert (before[-1], shares(clara)) == (0, [0, 100, None, 100])


def test_after_a_break_the_desk_waits_a_week_before_it_says_that_a_rhythm_slips(clara):
    for _each in range(3):
        known(clara, remind_on=TODAY - 30 * DAY)
    before = len(list(attention([clara], NOW)))
    rest(clara, date(2026, 11, 1), NOW.date() - timedelta(days=3))
    assert (before, list(attention([clara], NOW))) == (1, [])


def test_health_takes_three_queries_for_3_and_3000_people(clara, queries_of):
    def add(count):
        fields = {"client": clara, "rhythm_days": 14, "added_on": TODAY - WEEK, "due_on": TODAY}
        Contact.objects.bulk_create(Contact(name=f"Person {number}", **fields) for number in range(count))

    add(3)
    few = queries_of(weeks_of, clara, NOW)
    add(2997)
    assert (few, queries_of(weeks_of, clara, NOW)) == (3, 3)


@pytest.mark.parametrize(("weeks", "drawn"), [(0, False), (1, False), (2, True)])
def test_the_page_has_the_numbers_in_words_and_from_three_weeks_on_as_a_chart_with_a_table(signed_in, clara, weeks, drawn):
    touch(contact(clara, rhythm_days=42, created_at=NOW - weeks * WEEK), at=NOW - weeks * WEEK)
    words = signed_in(clara).get("/me/networking/people/").content.decode()
    assert "Everyone knows you're thinking of them." in html.unescape(words)
    assert ("chart-shares" in words, "<td>100%</td>" in words, "A low line" in words) == (drawn, drawn, drawn)
    assert ("100% in the week of November 16" in words) is not drawn


@pytest.mark.parametrize(
    ("waiting", "said"), [(1, "In touch on time with 1 of 2 people this week."), (2, "In touch on time, week by week")]
)
def test_the_page_says_it_in_one_sentence_and_never_that_it_is_nobody(signed_in, clara, waiting, said):
    for number in range(2):
        contact(clara, rhythm_days=42, created_at=NOW, remind_on=TODAY + (DAY if number >= waiting else -DAY))
    words = signed_in(clara).get("/me/networking/people/").content.decode()
    assert (said in words, "0 of" in words) == (True, False)
