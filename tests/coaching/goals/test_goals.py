"""Goals are agreed on, reached, let go of and taken back, by the client's calendar, and said in the timeline."""

from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from coaching.goals import goals
from coaching.goals.models import Goal

# Still December 1 in Honolulu, where Clara lives here.
NOW = datetime(2026, 12, 2, 8, tzinfo=ZoneInfo("UTC"))
TODAY = date(2026, 12, 1)


@pytest.fixture
def clara(clara):
    clara.timezone = "Pacific/Honolulu"
    clara.save()
    return clara


@pytest.fixture
def agree(clara, coach):
    def agree(text="Ten conversations", due_on=TODAY, key=None, now=NOW):
        return goals.agree(client=clara, text=text, due_on=due_on, by=coach.user, key=key or uuid4(), now=now)

    return agree


def told(clara):
    return [entry.text for entry in clara.timeline.filter(kind__startswith="goals.").order_by("pk")]


def test_agree_is_told_to_both(agree, clara):
    agree(" Ten \n conversations ")
    assert [(each.text, each.due_on) for each in clara.goals.all()] == [("Ten conversations", TODAY)]
    assert told(clara) == ["New goal, for December 1, 2026: Ten conversations"]


def test_agree_sent_twice_is_one_goal(agree, clara):
    key = uuid4()
    assert agree(key=key) == agree(key=key)
    assert (clara.goals.count(), len(told(clara))) == (1, 1)


@pytest.mark.parametrize(
    ("text", "due_on", "field"),
    [
        ("  ", TODAY, "text"),
        ("x" * 201, TODAY, "text"),
        ("Ten", TODAY - timedelta(days=1), "due_on"),
        ("Ten", date(2028, 12, 2), "due_on"),
    ],
)
def test_agree_refuses_what_makes_no_sense(agree, clara, text, due_on, field):
    with pytest.raises(goals.GoalError) as error:
        agree(text, due_on)
    assert (error.value.field, clara.goals.count(), told(clara)) == (field, 0, [])


def test_a_fourth_goal_waits_until_one_is_closed(agree):
    first = [agree() for _each in range(3)][0]
    with pytest.raises(goals.GoalError, match="3 goals are open already"):
        agree()
    goals.let_go(goal=first, now=NOW)
    assert agree().is_open


def test_reach_keeps_the_day_of_the_client_and_counts_as_their_doing(agree, clara):
    goal = goals.reach(goal=agree(), now=NOW, by_client=True)
    goal = goals.reach(goal=goal, now=NOW + timedelta(days=1), by_client=True)
    assert (goal.reached_on, goal.is_open) == (TODAY, False)
    assert told(clara)[1:] == ["Goal reached: Ten conversations"]
    assert [each.day for each in clara.active_days.all()] == [TODAY]


def test_reach_by_the_coach_is_no_activity_of_the_client(agree, clara):
    goals.reach(goal=agree(), now=NOW)
    assert not clara.active_days.exists()


def test_let_go_is_a_decision_with_its_day(agree, clara):
    goal = goals.let_go(goal=goals.let_go(goal=agree(), now=NOW), now=NOW + timedelta(days=1))
    assert (goal.let_go_on, goal.reached_on) == (TODAY, None)
    assert told(clara)[1:] == ["Let go of a goal: Ten conversations"]


def test_let_go_leaves_what_is_reached(agree):
    goal = goals.let_go(goal=goals.reach(goal=agree(), now=NOW), now=NOW)
    assert (goal.reached_on, goal.let_go_on) == (TODAY, None)


def test_one_that_was_let_go_of_can_be_reached_after_all(agree):
    goal = goals.reach(goal=goals.let_go(goal=agree(), now=NOW), now=NOW)
    assert (goal.reached_on, goal.let_go_on) == (TODAY, None)


@pytest.mark.parametrize("close", [goals.reach, goals.let_go])
def test_reopen_takes_the_line_back(agree, clara, close):
    goal = goals.reopen(goal=close(goal=agree(), now=NOW + timedelta(hours=1)), now=NOW)
    assert (goal.is_open, told(clara)) == (True, ["New goal, for December 1, 2026: Ten conversations"])


def test_change_keeps_a_day_that_has_passed_unless_another_is_chosen(agree, clara):
    goal, later = agree(), NOW + timedelta(days=9)
    assert goals.change(goal=goal, text="Twenty", due_on=TODAY, now=later).text == "Twenty"
    with pytest.raises(goals.GoalError, match="has passed for Clara"):
        goals.change(goal=goal, due_on=TODAY + timedelta(days=1), now=later)
    assert told(clara)[1:] == ["Goal changed, for December 1, 2026: Twenty"]


def test_change_to_the_same_is_told_to_nobody(agree, clara):
    goals.change(goal=agree(), text="Ten conversations", now=NOW)
    assert len(told(clara)) == 1


def test_change_of_a_closed_one_is_refused(agree):
    with pytest.raises(goals.GoalError, match="closed"):
        goals.change(goal=goals.reach(goal=agree(), now=NOW), text="Twenty", now=NOW)


def test_remove_takes_back_the_goal_and_its_line(agree, clara):
    assert goals.remove(goal=agree())
    assert (Goal.objects.count(), told(clara)) == (0, [])


@pytest.mark.parametrize("since", [goals.reach, goals.let_go, lambda goal, now: goals.change(goal=goal, text="Twenty", now=now)])
def test_remove_leaves_what_something_happened_with(agree, since):
    goal = agree()
    since(goal=goal, now=NOW)
    assert (goals.remove(goal=goal), Goal.objects.count()) == (False, 1)
