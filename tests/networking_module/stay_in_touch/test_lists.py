from datetime import UTC, datetime

import pytest

from networking_module.stay_in_touch import lists
from networking_module.stay_in_touch.clock import Clock
from networking_module.stay_in_touch.ideas import ideas_for
from tests.networking_module.factories import DAY, NOW, TODAY, contact, touch

pytestmark = pytest.mark.services

LATE = datetime(2026, 11, 19, 4, 59, tzinfo=UTC)  # a minute before midnight in New York, where Clara lives


def names(client, which, now=NOW):
    return [each.name for each in lists.people(client, which, now)]


def test_people_stand_in_the_list_of_their_day(clara):
    contact(clara, "today", remind_on=TODAY)
    contact(clara, "tomorrow", remind_on=TODAY + DAY)
    contact(clara, "in two weeks", remind_on=TODAY + 15 * DAY)
    contact(clara, "asleep", resting=True, rhythm_days=14)
    contact(clara, "without rhythm")
    found = {which: names(clara, which, LATE) for which in lists.TITLES}
    assert found == {"waiting": ["today"], "soon": ["tomorrow"], "later": ["in two weeks"], "resting": ["asleep"]}


def test_counts_are_those_of_the_lists(clara):
    contact(clara, rhythm_days=14)
    contact(clara, resting=True)
    assert lists.counts(clara, NOW) == {"waiting": 1, "soon": 0, "later": 0, "resting": 1, "everyone": 2}


def test_people_who_waited_longest_come_first(clara):
    contact(clara, "short", remind_on=TODAY - DAY)
    contact(clara, "long", remind_on=TODAY - 9 * DAY)
    assert names(clara, "waiting") == ["long", "short"]


def test_people_put_away_are_in_no_list(clara):
    contact(clara, rhythm_days=14, archived_at=NOW)
    contact(clara, resting=True, archived_at=NOW)
    assert [names(clara, which) for which in lists.TITLES] == [[], [], [], []]


def test_people_of_another_client_are_in_no_list(clara, mallory):
    contact(mallory, rhythm_days=14)
    assert names(clara, "waiting") == []


def test_clock_runs_down_from_the_last_touch(clara):
    someone = touch(contact(clara, rhythm_days=14)).contact
    assert [Clock(someone, TODAY + days * DAY).percent_left for days in (0, 7, 14, 20)] == [100, 50, 0, 0]


def test_clock_tells_how_long_ago(clara):
    someone = touch(contact(clara)).contact
    said = [Clock(someone, TODAY + days * DAY).since for days in (0, 1, 13, 30)]
    assert said == ["In touch today", "In touch yesterday", "In touch 13 days ago", "In touch 4 weeks ago"]


def test_ideas_start_from_what_the_person_cares_about(clara):
    someone = contact(clara, cares_about="Timber bridges\nHer choir", company="Acme")
    assert ["Timber bridges" in idea.text for idea in ideas_for(someone)] == [True, False, False]
