"""Good news since the last look: on Today and on the client's page, for what the client did."""

from datetime import date, timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.utils import timezone

from coaching.desk.today import news
from coaching.desk.today.models import LastLook
from coaching.goals import goals
from coaching.meetings import actions
from coaching.meetings.frames import of
from coaching.meetings.models import SessionAction
from tests.worlds import booking_of

NOW = timezone.now()
HOUR = timedelta(hours=1)


@pytest.fixture
def goal(clara, coach):
    due = NOW.date() + timedelta(days=30)
    return goals.agree(client=clara, text="Ten talks", due_on=due, by=coach.user, key=uuid4(), now=NOW - 9 * HOUR)


@pytest.fixture
def looked(coach):
    """The coach's last look was five hours ago."""
    LastLook.objects.create(user=coach.user, opened_at=NOW - 5 * HOUR, before=NOW - 20 * HOUR)


def texts(found):
    return [entry.text for entry in found.get("shown", [])]


def test_what_a_client_reached_and_ticked_is_news(goal, clara, coach):
    meeting = of(booking_of(clara, start=NOW - timedelta(days=2)))
    meeting.save()
    action = SessionAction.objects.create(meeting=meeting, text="Write to Ben", due_on=date(2026, 12, 4))
    goals.reach(goal=goal, now=NOW - 2 * HOUR, by_client=True)
    actions.tick(action=action, now=NOW - HOUR)
    assert texts(news.since_last_look(coach.user, NOW - 3 * HOUR)) == ["Done: Write to Ben", "Goal reached: Ten talks"]
    assert texts(news.since_last_look(coach.user, NOW - 1.5 * HOUR)) == ["Done: Write to Ben"]
    assert news.since_last_look(coach.user, None) == {}


def test_what_the_coach_did_is_no_news(goal, coach):
    goals.reach(goal=goal, now=NOW - HOUR)
    assert texts(news.since_last_look(coach.user, NOW - 3 * HOUR)) == []


def test_what_is_taken_back_is_no_news(goal, coach):
    goals.reach(goal=goal, now=NOW - HOUR, by_client=True)
    goals.reopen(goal=goal, now=NOW)
    assert texts(news.since_last_look(coach.user, NOW - 3 * HOUR)) == []


def test_another_coach_reads_none_of_it(goal, mallory):
    goals.reach(goal=goal, now=NOW - HOUR, by_client=True)
    assert texts(news.since_last_look(mallory.coach.user, NOW - 3 * HOUR)) == []


def test_it_is_on_today_and_on_the_clients_page(goal, clara, coach, signed_in, looked):
    goals.reach(goal=goal, now=NOW - HOUR, by_client=True)
    browser = signed_in(coach)
    for address in ("/admin/", clara.get_absolute_url()):
        page = unescape(browser.get(address).content.decode())
        assert page.count("Since your last look") == 1
        assert page.split("Since your last look")[1].split("</ul>")[0].count("Goal reached: Ten talks") == 1


def test_many_are_behind_a_press(clara, coach, signed_in, looked):
    for number in range(6):
        clara.timeline.create(kind=goals.BY_CLIENT, text=f"Goal reached: {number}", at=NOW - HOUR)
    page = unescape(signed_in(coach).get("/admin/").content.decode())
    assert ("<summary>2 more</summary>" in page, page.count("Goal reached: ")) == (True, 6)
