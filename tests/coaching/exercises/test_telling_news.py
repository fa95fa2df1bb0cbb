from datetime import UTC, datetime, timedelta

import pytest

from coaching.client_area import digest
from coaching.exercises.answers import save_answer, submit
from coaching.exercises.assignments import assign
from coaching.exercises.review import replying, thread
from coaching.exercises.review.reviewing import review, undo_review
from coaching.exercises.telling_news import STALE, tell_of_news
from coaching.mail.models import Message
from coaching.people.breaks import come_back, pause
from coaching.people.models import Preferences
from tests import factories
from tests.worlds import exercise_with_a_question

NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)


def after(minutes):
    return NOW + timedelta(minutes=minutes)


@pytest.fixture
def answered(coach):
    """`answered(client, minutes)` answers an exercise of theirs, that many minutes after NOW; gives the review."""

    def answer(client, minutes=0):
        exercise, prompt = exercise_with_a_question()
        given = assign(exercise=exercise, clients=[client], by=coach.user, now=NOW - timedelta(days=2))[0]
        save_answer(assignment=given, prompt_id=prompt, raw=["Words"], known_revision=0)
        submission = submit(assignment=given, now=NOW - timedelta(days=1))
        return review(submission=submission, by=coach.user, outcome="good", comment="Well done", now=after(minutes))

    return answer


def told(mailoutbox):
    return [(mail.to[0], mail.subject) for mail in mailoutbox]


def test_two_answers_in_a_row_are_one_email(answered, clara, mailoutbox):
    answered(clara)
    answered(clara, minutes=5)
    for minutes in (10, 15, 16):
        tell_of_news(after(minutes))
    assert told(mailoutbox) == [(clara.email, "Dana Reyes wrote to you about 2 exercises")]
    assert mailoutbox[0].body.count("• Prepare") == 2


def test_an_answer_and_a_word_on_one_exercise_are_one_email(answered, clara, coach, mailoutbox):
    given = answered(clara)
    assignment = given.submission.assignment
    replying.write(assignment=assignment, author=coach.user, by_coach=True, text="One more thing", now=after(3))
    tell_of_news(after(13))
    assert told(mailoutbox) == [(clara.email, "Dana Reyes answered “Prepare”")]


def test_each_client_hears_of_their_own(answered, clara, coach, mailoutbox):
    other = factories.client(coach=coach)
    answered(clara)
    answered(other)
    tell_of_news(after(10))
    assert {mail.to[0] for mail in mailoutbox} == {clara.email, other.email}


def test_what_was_undone_is_left_out_and_the_rest_is_told(answered, clara, mailoutbox):
    answered(clara)
    undo_review(review=answered(clara, minutes=5), now=after(6))
    tell_of_news(after(16))
    assert told(mailoutbox) == [(clara.email, "Dana Reyes answered “Prepare”")]


def test_what_was_opened_by_then_is_left_out(answered, clara, mailoutbox):
    thread.looked(answered(clara).submission.assignment, now=after(2))
    answered(clara, minutes=5)
    tell_of_news(after(15))
    assert told(mailoutbox) == [(clara.email, "Dana Reyes answered “Prepare”")]


def test_what_the_weekly_email_told_is_not_told_again(answered, clara, mailoutbox):
    answered(clara)
    Preferences.objects.update_or_create(client=clara, defaults={"next_digest_at": after(12)})
    digest.send_due(after(12))
    tell_of_news(after(13))
    assert [message.kind for message in Message.objects.all()] == ["client_area.digest"]


def test_a_break_is_left_alone_and_what_it_covered_told_after_it(answered, clara, mailoutbox):
    pause(client=clara, now=NOW)
    answered(clara)
    tell_of_news(after(10))
    assert mailoutbox == []
    come_back(client=clara, now=after(20))
    tell_of_news(after(20))
    assert len(mailoutbox) == 1


def test_what_is_old_is_told_to_nobody(answered, clara, mailoutbox):
    answered(clara)
    tell_of_news(NOW + STALE)
    assert mailoutbox == []


@pytest.mark.parametrize("rows", [1, 3])
def test_seeing_that_nobody_is_due_costs_two_queries(answered, clara, rows, django_assert_num_queries):
    for _row in range(rows):
        answered(clara)
    with django_assert_num_queries(2):
        tell_of_news(after(9))
