"""Goals on the coach's pages and the client's, each step with its undo."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.client_area.letter import letters_of
from coaching.goals import goals
from coaching.goals.models import Goal
from coaching.people import breaks, standing
from coaching.practice.days import today
from tests import factories


@pytest.fixture
def day(clara):
    """`day(n)`: the date in so many days on Clara's calendar."""
    return lambda count: today(timezone.now(), clara.timezone) + timedelta(days=count)


@pytest.fixture
def goal(clara, coach, day):
    return goals.agree(client=clara, text="Two offers", due_on=day(5), by=coach.user, key=uuid4(), now=timezone.now())


@pytest.fixture
def late(goal, day):
    Goal.objects.update(due_on=day(-9))
    return goal


@pytest.fixture
def desk(signed_in, coach):
    return signed_in(coach)


@pytest.fixture
def home(signed_in, clara):
    return signed_in(clara)


def page(browser, address):
    return browser.get(address).content.decode()


def undone(response):
    """The address of the undo in a message of the page."""
    return re.search(r'class="undo-form" method="post" action="([^"]+)"', response.content.decode()).group(1)


def test_the_form_on_the_clients_page_agrees_on_one_goal_however_often_it_is_sent(desk, clara, day):
    key = desk.get(clara.get_absolute_url()).context["goal_form"]["key"].value()
    sent = {"text": "Two offers", "due_on": day(5), "key": key, "next": clara.get_absolute_url()}
    for _twice in range(2):
        response = desk.post(reverse("goals_admin:add", args=[clara.pk]), sent, follow=True)
    assert (response.redirect_chain[0][0], clara.goals.count()) == (clara.get_absolute_url(), 1)
    desk.post(undone(response))
    assert clara.goals.count() == 0


def test_what_can_not_be_agreed_on_is_kept_with_a_sentence(desk, clara, day):
    response = desk.post(reverse("goals_admin:add", args=[clara.pk]), {"text": "Two offers", "due_on": day(-1), "key": uuid4()})
    assert response.status_code == 422
    assert "That day has passed for Clara" in response.content.decode()
    assert 'value="Two offers"' in response.content.decode()


def test_one_page_changes_the_words_and_another_the_day(desk, goal, day):
    as_it_was = {"initial-text": "Two offers", "initial-due_on": day(5)}
    address = reverse("goals_admin:edit", args=[goal.pk])
    desk.post(address, {**as_it_was, "text": "Three offers", "due_on": day(5)})
    desk.post(address, {**as_it_was, "text": "Two offers", "due_on": day(8)})
    goal.refresh_from_db()
    assert (goal.text, goal.due_on) == ("Three offers", day(8))


@pytest.mark.parametrize("how", ["reached", "let_go"])
def test_the_coach_closes_a_goal_and_undoes_it(desk, goal, clara, how):
    sent = {"as": how, "next": clara.get_absolute_url()}
    response = desk.post(reverse("goals_admin:close", args=[goal.pk]), sent, follow=True)
    assert (Goal.objects.get().is_open, "1 goal before" in response.content.decode()) == (False, True)
    desk.post(undone(response))
    assert Goal.objects.get().is_open


def test_no_other_way_to_close_one_is_known(desk, goal):
    assert desk.post(reverse("goals_admin:close", args=[goal.pk]), {"as": "failed"}).status_code == 404


def test_the_coach_reads_kindly_what_is_late(desk, late, clara):
    assert "still on, or another day?" in page(desk, clara.get_absolute_url())


def test_a_fourth_can_not_be_asked_for(desk, goal, clara, coach):
    for _more in range(2):
        goals.agree(client=clara, text="More", due_on=goal.due_on, by=coach.user, key=uuid4(), now=timezone.now())
    assert reverse("goals_admin:add", args=[clara.pk]) not in page(desk, clara.get_absolute_url())


def test_a_prospect_has_no_goals(desk, clara):
    clara.stage = "prospect"
    clara.save()
    assert desk.get(reverse("goals_admin:add", args=[clara.pk])).status_code == 404
    assert 'id="goals"' not in page(desk, clara.get_absolute_url())


def test_the_client_ticks_it_at_home_and_undoes_it(home, goal):
    assert "Two offers" in page(home, reverse("client_area:home"))
    sent = {"next": reverse("client_area:home")}
    response = home.post(reverse("goals:reach", args=[goal.pk]), sent, follow=True)
    text = response.content.decode()
    assert (response.redirect_chain[0][0], "Reached: Two offers" in text) == (reverse("client_area:home"), True)
    assert reverse("goals:reopen", args=[goal.pk]) in text
    home.post(reverse("goals:reopen", args=[goal.pk]))
    assert Goal.objects.get().is_open


def test_what_is_reached_keeps_its_day_on_the_clients_page(home, goal, clara):
    goals.reach(goal=goal, now=timezone.now())
    assert "Reached on" in page(home, reverse("goals:list"))


def test_what_is_late_is_said_kindly_to_the_client(home, late):
    assert "Whenever you get to it is fine" in page(home, reverse("exercises:list"))


@pytest.mark.parametrize("rest", [breaks.quiet_week, standing.pause, standing.finish])
def test_nothing_is_asked_of_someone_who_rests(home, clara, goal, rest):
    rest(client=clara)
    pages = [page(home, reverse(name)) for name in ("client_area:home", "exercises:list")]
    assert [reverse("goals:reach", args=[goal.pk]) in each for each in pages] == [False, False]


def test_the_weekly_email_names_what_comes_and_not_what_has_passed(goal, clara, day):
    now = timezone.now()
    [said] = [step for step in letters_of([clara], now)[clara.pk].steps if step.url == reverse("goals:list")]
    assert (said.text, said.why, said.idea.startswith("for ")) == ("Two offers", "Your goal", True)
    Goal.objects.update(due_on=day(-1))
    assert "Two offers" not in [step.text for step in letters_of([clara], now)[clara.pk].steps]


def test_the_workbook_has_every_goal(goal, clara, coach):
    from coaching.desk.workbook.sheets import goals as sheet

    goals.reach(goal=goal, now=timezone.now())
    goal.refresh_from_db()
    [_heading, line] = sheet(clara.goals.all())
    assert line == [clara.name, clara.email, "Two offers", goal.due_on, goal.reached_on, ""]


def test_a_goal_of_someone_without_an_account_is_not_said_to_be_seen(desk, coach, day):
    nia = factories.client(coach=coach, name="Nia", with_account=False)
    address = reverse("goals_admin:add", args=[nia.pk])
    assert "Nia sees it on their home page once they have opened their account." in page(desk, address)
    sent = {"text": "Two offers", "due_on": day(5), "key": uuid4()}
    said = desk.post(address, sent, follow=True).content.decode()
    assert ("Nia sees it once they have opened their account." in said, "sees it on their home page." in said) == (True, False)
