import pytest

from coaching.exercises.answers import save_answer
from coaching.exercises.models import Submission
from coaching.exercises.reviews import ReviewError, review

from .conftest import QUESTION, hand_in


def answer(submission, coach, outcome="good"):
    return review(submission=submission, by=coach.user, outcome=outcome, comment="Ask about her team.")


def test_review_tells_the_client_once_and_replies_reach_the_coach(assignment, coach, clara, mailoutbox):
    submission = hand_in(assignment)
    answer(submission, coach)
    with pytest.raises(ReviewError, match="answered already"):
        answer(submission, coach)
    assert [(mail.to, mail.reply_to) for mail in mailoutbox] == [([clara.email], [coach.email])]


def test_review_keeps_comment_and_answers_out_of_the_mail(assignment, coach, mailoutbox):
    answer(hand_in(assignment), coach)
    assert "her team" not in mailoutbox[0].body
    assert "night shifts" not in mailoutbox[0].body


def test_review_good_ends_the_exercise(assignment, coach):
    answer(hand_in(assignment), coach)
    assignment.refresh_from_db()
    assert assignment.state == "done"


def test_review_again_opens_it_and_the_next_one_is_a_new_version(assignment, coach):
    first = hand_in(assignment)
    answer(first, coach, outcome="again")
    save_answer(assignment=assignment, prompt_id=QUESTION, raw=["Better"], known_revision=1)
    hand_in(assignment)
    assert [each.number for each in Submission.objects.of_client(assignment.client)] == [2, 1]
    assert first.answers == Submission.objects.get(pk=first.pk).answers


def test_review_is_in_the_clients_timeline(assignment, coach, clara):
    answer(hand_in(assignment), coach)
    assert clara.timeline.first().text == "Your coach answered: Prepare"
