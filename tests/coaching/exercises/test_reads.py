from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from coaching.exercises import reads
from coaching.exercises.assignments import assign
from coaching.exercises.review import replying
from coaching.modules import Act, Attention
from tests import factories

from .conftest import hand_in, published

NOW = datetime(2026, 3, 3, 2, 0, tzinfo=UTC)  # still the evening of March 2 in New York


def reasons(clients):
    return list(reads.attention(clients, NOW, review_days=3))


def test_attention_names_an_answer_that_waits(assignment, clara):
    handed_in = hand_in(assignment, now=NOW - timedelta(days=1))
    [reason] = reasons([clara])
    words, key = f"Handed in “{assignment.version.title}”", f"exercises.waiting:{handed_in.pk}"
    url = reverse("exercises_admin:review", args=[handed_in.pk])
    assert reason == Attention(clara.pk, words, key, handed_in.submitted_at, Act.READ, url)


def test_attention_says_of_an_answer_that_it_waits_longer_than_the_practice_wants(assignment, clara):
    hand_in(assignment, now=NOW - timedelta(days=3))
    assert [reason.reason for reason in reasons([clara])] == [f"Handed in “{assignment.version.title}”, and still waits"]


def test_attention_counts_days_late_by_the_clients_own_clock(exercise, coach):
    american = factories.client(coach=coach, timezone="America/New_York")
    german = factories.client(coach=coach, timezone="Europe/Berlin")
    assign(exercise=exercise, clients=[american, german], by=coach.user, due_on=date(2026, 3, 2))
    [reason] = reasons([american, german])
    midnight = datetime(2026, 3, 2, 23, tzinfo=UTC)  # in Berlin
    assert (reason.client_id, reason.reason, reason.since) == (german.pk, "An exercise was due 1 day ago", midnight)


def test_attention_is_silent_about_what_was_handed_in_and_answered_in_time(exercise, clara, coach):
    assign(exercise=exercise, clients=[clara], by=coach.user, due_on=date(2026, 3, 9))
    assert reasons([clara]) == []


def test_attention_names_a_client_who_wrote_until_somebody_sees_to_it(assignment, clara, coach):
    for minute in range(2):
        at = NOW + timedelta(minutes=minute)
        replying.write(assignment=assignment, author=clara.user, by_coach=False, text="Which talk?", now=at)
    [reason] = reasons([clara])
    words = f"Wrote to you about “{assignment.version.title}”"
    assert (reason.reason, reason.act, reason.since) == (words, Act.ANSWER, NOW)
    replying.write(assignment=assignment, author=coach.user, by_coach=True, text="The one in May.")
    assert reasons([clara]) == []


@pytest.mark.parametrize("count", [1, 3])
def test_attention_takes_one_query_for_any_number(exercise, coach, count, django_assert_num_queries):
    clients = [factories.client(coach=coach) for _ in range(count)]
    for assignment in assign(exercise=exercise, clients=clients, by=coach.user):
        hand_in(assignment, now=NOW)
    with django_assert_num_queries(1):
        assert len(reasons(clients)) == count


def test_to_do_puts_what_is_due_first_at_the_top(exercise, assignment, clara, coach):
    other = published("Later", ("reading", "<p>Soon.</p>", "00000000-0000-0000-0000-000000000008"))
    due = assign(exercise=other, clients=[clara], by=coach.user, due_on=date(2026, 3, 9))[0]
    assert list(reads.to_do(clara)) == [due, assignment]


def test_submitted_of_is_the_clients_own(assignment, clara, mallory):
    submission = hand_in(assignment)
    assert list(reads.submitted_of(clara)) == [submission]
    assert list(reads.submitted_of(mallory)) == []
