"""One function for client and coach: the same numbers, at the same cost for few and many."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from coaching.exercises.models import Assignment, Enrollment, Program, Review, Submission
from coaching.people import breaks
from coaching.people.activity import WEEKS
from coaching.people.models import Client
from coaching.people.timeline import seen
from coaching.progress.overview import progress_for
from tests import factories
from tests.coaching.exercises.conftest import published

NOW = datetime(2026, 11, 18, 15, tzinfo=UTC)


@pytest.fixture
def exercise(db):
    return published("Prepare", ("reading", "<p>Read.</p>", "1" * 32))


def enrolled(client, exercise, *states):
    program = Program.objects.get_or_create(title="Six weeks")[0]
    made = Enrollment.objects.create(client=client, program=program, title=program.title, starts_on=NOW.date())
    fields = {"client": client, "version": exercise.versions.first(), "enrollment": made}
    Assignment.objects.bulk_create([Assignment(state=state, position=place, **fields) for place, state in enumerate(states)])
    return made


def of(client, now=NOW):
    return progress_for([client], WEEKS, now)[client.pk]


def test_a_program_counts_what_is_done_and_not_what_was_left_out(clara, exercise):
    enrolled(clara, exercise, "done", "done", "done", "submitted", "open", "planned", "skipped")
    assert [(each.done, each.of, each.is_complete) for each in of(clara).programs] == [(3, 6, False)]


def test_a_program_is_complete_with_the_last_that_counts(clara, exercise):
    enrolled(clara, exercise, "done", "skipped")
    assert of(clara).programs[0].is_complete


@pytest.mark.parametrize("state", ["improving", "submitted", "again"])
def test_what_was_good_once_stays_done(clara, exercise, state):
    enrolled(clara, exercise, state)
    handed_in = Submission.objects.create(assignment=Assignment.objects.get(), number=1, answers={})
    Review.objects.create(submission=handed_in, outcome="good")
    assert [each.done for each in of(clara).programs] == [1]


def test_a_stopped_program_is_not_shown(clara, exercise):
    made = enrolled(clara, exercise, "done")
    made.stopped_at = NOW
    made.save()
    assert of(clara).programs == []


def test_exercises_are_those_of_the_client_with_their_state(clara, mallory, exercise):
    enrolled(clara, exercise, "done", "submitted")
    enrolled(mallory, exercise, "open")
    found = of(clara)
    assert [each.state for each in found.exercises] == ["done", "submitted"]
    assert (len(found.done), len(found.waiting), found.is_empty) == (1, 1, False)


def test_a_new_client_has_nothing_to_see_yet(clara):
    assert of(clara).is_empty


def test_a_break_and_the_last_activity_are_in_it(clara):
    seen(client=clara, at=NOW)
    breaks.quiet_week(client=clara, now=NOW)
    found = of(clara)
    assert (found.rest.words, found.last_active_on) == ("Quiet week until November 22, 2026", NOW.date())


def texts(page):
    """What is said of the exercises, one by one, as words."""
    body = page.partition('id="states"')[2].partition("</section>")[0].replace("<summary>One by one</summary>", "")
    return re.sub(r"\s+", " ", strip_tags(body.partition(">")[2])).strip()


def charts(page):
    return [re.sub(r"\s+", " ", each) for each in re.findall(r"<svg class=\"(?:weeks-row|chart-bars).*?</svg>", page, re.DOTALL)]


def test_client_and_coach_see_the_same_numbers(signed_in, clara, coach, exercise):
    now = timezone.now()
    for week in (0, 1, 4):
        seen(client=clara, at=now - timedelta(weeks=week))
    enrolled(clara, exercise, "done", "done", "submitted", "open")
    own = signed_in(clara).get(reverse("client_area:progress")).content.decode()
    coachs = signed_in(coach).get(reverse("desk:client", args=[clara.pk])).content.decode()
    assert "Active in 3 of your first 5 weeks" in own
    assert "Active in 3 of the first 5 weeks" in coachs
    assert texts(own).replace("waiting for your coach", "waiting for your comment") == texts(coachs)
    assert "2 of 4 done" in texts(own)
    assert charts(own) == charts(coachs)
    assert len(charts(own)) >= 1


@pytest.mark.parametrize("weeks", [(0,), (0, 1, 4), (0, 12)])
def test_the_weeks_are_counted_in_one_way_everywhere(signed_in, clara, coach, weeks):
    now = timezone.now()
    for week in weeks:
        seen(client=clara, at=now - timedelta(weeks=week))
    words = {
        (0,): ("Active this week, your first", "Active this week, their first"),
        (0, 1, 4): ("Active in 3 of your first 5 weeks", "Active in 3 of the first 5 weeks"),
        (0, 12): ("Active in 1 of the last 12 weeks", "Active in 1 of the last 12 weeks"),
    }[weeks]
    own = signed_in(clara).get(reverse("client_area:progress")).content.decode()
    page = signed_in(coach).get(reverse("desk:clients")).content.decode()
    assert re.findall("(?i)>(active (?:in|this) [^<]*)", own) == [words[0]]
    assert re.findall("(?i)>(active (?:in|this) [^<]*)", page) == [words[1]]


def test_every_chart_has_its_numbers_as_a_table(signed_in, clara, coach, exercise):
    for week in range(3):
        seen(client=clara, at=timezone.now() - timedelta(weeks=week))
    page = signed_in(coach).get(reverse("desk:client", args=[clara.pk])).content.decode()
    figures = re.findall(r"<figure.*?</figure>", page, re.DOTALL)
    assert figures
    assert all("<table>" in each and 'aria-hidden="true"' in each for each in figures)


def test_the_clients_own_chart_has_its_numbers_as_a_table_below_it(signed_in, clara, exercise):
    for week in range(3):
        seen(client=clara, at=timezone.now() - timedelta(weeks=week))
    page = signed_in(clara).get(reverse("client_area:progress")).content.decode()
    figures = re.findall(r"<figure.*?</figure>", page, re.DOTALL)
    assert (len(figures), page.count("<table>")) == (1, 1)
    assert 'aria-hidden="true"' in figures[0]


def test_it_costs_the_same_for_three_clients_and_for_three_hundred(coach, exercise):
    def fill(count):
        for _ in range(count):
            factories.client(coach=coach, with_account=False)
        for client in Client.objects.filter(assignments=None):
            enrolled(client, exercise, "done", "open")

    def queries():
        with CaptureQueriesContext(connection) as captured:
            found = progress_for(Client.objects.all(), WEEKS, NOW)
            assert {each.programs[0].done for each in found.values()} == {1}
        return len(captured)

    fill(3)
    three = queries()
    fill(297)
    assert queries() == three


def test_it_costs_the_same_for_three_exercises_and_for_three_hundred(signed_in, clara, exercise):
    browser = signed_in(clara)

    def queries(count):
        enrolled(clara, exercise, *["done"] * count)
        Enrollment.objects.update(completed_at=NOW)
        browser.get(reverse("client_area:progress"))
        with CaptureQueriesContext(connection) as captured:
            browser.get(reverse("client_area:progress"))
        return len(captured)

    assert queries(3) == queries(300)
