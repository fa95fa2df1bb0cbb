from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from coaching.exercises import reads
from coaching.exercises.answers import save_answer
from coaching.exercises.models import Assignment, Review, ReviewDraft, Submission
from coaching.exercises.review import drafting, improving, thread
from coaching.exercises.review.drafting import ReviewError
from coaching.exercises.review.reviewing import SECOND_THOUGHT, review, undo_review
from coaching.exercises.telling_news import tell_of_news
from coaching.mail.models import Message
from coaching.people.models import Preferences
from tests.coaching.exercises.conftest import QUESTION, hand_in


@pytest.fixture
def submission(assignment):
    return hand_in(assignment)


def answer(submission, coach, outcome="good", **more):
    return review(submission=submission, by=coach.user, outcome=outcome, **{"comment": "Ask about her team.", **more})


def ten_minutes_later():
    """What the worker does then."""
    tell_of_news(timezone.now() + SECOND_THOUGHT)


def test_review_tells_the_client_once_and_replies_reach_the_coach(submission, coach, clara, mailoutbox):
    answer(submission, coach)
    with pytest.raises(ReviewError, match="answered already"):
        answer(submission, coach)
    ten_minutes_later()
    assert [(mail.to, mail.reply_to) for mail in mailoutbox] == [([clara.email], [coach.email])]


def test_review_keeps_comment_and_answers_out_of_the_mail(submission, coach, mailoutbox):
    answer(submission, coach)
    ten_minutes_later()
    assert ("her team" in mailoutbox[0].body, "night shifts" in mailoutbox[0].body) == (False, False)


def test_no_mail_goes_out_within_ten_minutes(submission, coach, mailoutbox):
    now = timezone.now()
    answer(submission, coach, now=now)
    tell_of_news(now + SECOND_THOUGHT - timedelta(seconds=1))
    assert mailoutbox == []


def test_whoever_has_read_it_by_then_gets_no_mail(submission, assignment, coach, mailoutbox):
    answer(submission, coach)
    thread.looked(assignment)
    ten_minutes_later()
    assert mailoutbox == []


def test_whoever_wants_one_mail_a_week_gets_none_of_its_own(submission, clara, coach):
    Preferences.objects.update_or_create(client=clara, defaults={"telling": "digest"})
    answer(submission, coach)
    assert (Message.objects.count(), Review.objects.get().told_at) == (0, None)


def test_review_good_ends_the_exercise(submission, assignment, coach):
    answer(submission, coach)
    assignment.refresh_from_db()
    assert assignment.state == "done"


def test_review_again_opens_it_and_the_next_one_is_a_new_version(submission, assignment, coach):
    answer(submission, coach, outcome="again")
    save_answer(assignment=assignment, prompt_id=QUESTION, raw=["Better"], known_revision=1)
    hand_in(assignment)
    assert [each.number for each in Submission.objects.of_client(assignment.client)] == [2, 1]
    assert submission.answers == Submission.objects.get(pk=submission.pk).answers


def test_review_is_in_the_clients_timeline(submission, coach, clara):
    answer(submission, coach)
    assert clara.timeline.first().text == "Your coach answered: Prepare"


def test_what_was_drafted_is_sent_and_the_draft_is_gone(submission, coach):
    drafting.save_comment(submission=submission, prompt_id=QUESTION, text="A good fact", known_revision=0)
    drafting.save_comment(submission=submission, prompt_id="", text="Well done", known_revision=0)
    given = review(submission=submission, by=coach.user, outcome="good")
    assert (given.comment, given.comments, ReviewDraft.objects.count()) == ("Well done", {QUESTION: "A good fact"}, 0)


@pytest.mark.parametrize("said", ["whole", "one answer", "file"])
def test_try_again_needs_a_word_somewhere(submission, coach, said):
    with pytest.raises(ReviewError, match="Say in a word"):
        answer(submission, coach, outcome="again", comment=" ")
    if said == "file":
        drafting.add_file(submission=submission, upload=SimpleUploadedFile("Marked.txt", b"See"))
    else:
        drafting.save_comment(submission=submission, prompt_id="" if said == "whole" else QUESTION, text="More", known_revision=0)
    assert answer(submission, coach, outcome="again", comment="").outcome == "again"


def test_a_newer_version_is_the_one_to_answer(submission, assignment, coach):
    improving.take_up(assignment=assignment)
    newer = hand_in(assignment)
    with pytest.raises(ReviewError, match="newer version"):
        answer(submission, coach)
    assert list(Submission.objects.waiting()) == [newer]


def test_an_answer_to_what_is_being_improved_leaves_the_client_writing(submission, assignment, coach):
    improving.take_up(assignment=assignment)
    answer(submission, coach)
    assignment.refresh_from_db()
    assert assignment.state == "improving"


def test_a_wrong_click_is_taken_back_without_a_trace(submission, assignment, coach, clara, mailoutbox):
    before = [each.text for each in clara.timeline.all()]
    undo_review(review=answer(submission, coach, comments={QUESTION: "Hm"}))
    ten_minutes_later()
    assignment.refresh_from_db()
    draft = ReviewDraft.objects.get()
    assert (assignment.state, draft.comment, draft.comments) == ("submitted", "Ask about her team.", {QUESTION: "Hm"})
    assert ([each.text for each in clara.timeline.all()], mailoutbox) == (before, [])


def test_what_was_taken_back_can_be_sent_and_told(submission, coach, mailoutbox):
    undo_review(review=answer(submission, coach))
    answer(submission, coach, outcome="again")
    ten_minutes_later()
    assert len(mailoutbox) == 1


def test_what_the_client_has_read_is_not_taken_back(submission, assignment, coach):
    given = answer(submission, coach)
    thread.looked(assignment)
    with pytest.raises(ReviewError, match="already opened it"):
        undo_review(review=given)


def test_after_ten_minutes_nothing_is_taken_back(submission, coach):
    now = timezone.now()
    given = answer(submission, coach, now=now)
    with pytest.raises(ReviewError, match="ten minutes"):
        undo_review(review=given, now=now + SECOND_THOUGHT)


@pytest.mark.parametrize(
    ("given_for", "days", "expected"),
    [
        ({"due_on": date(2026, 11, 27)}, 7, date(2026, 12, 7)),  # past its day
        ({"due_on": date(2026, 12, 1)}, 7, date(2026, 12, 7)),
        ({"due_on": date(2026, 12, 24)}, 7, date(2026, 12, 24)),  # there is time enough
        ({"due_on": date(2026, 11, 27), "due_days": 10}, 10, date(2026, 12, 10)),
        ({"due_on": date(2026, 11, 27), "due_days": 2}, 7, date(2026, 12, 7)),  # the weekly email may be what tells
        ({"due_on": None}, 7, None),
    ],
)
def test_what_is_given_back_is_not_late_before_there_was_time(submission, assignment, coach, clara, given_for, days, expected):
    Assignment.objects.filter(pk=assignment.pk).update(**given_for)
    now = datetime(2026, 11, 30, 12, tzinfo=UTC)
    answer(Submission.objects.get(pk=submission.pk), coach, outcome="again", now=now)
    assignment.refresh_from_db()
    assert assignment.due_on == expected
    late = [list(reads.attention([clara], now + timedelta(days=each), 99)) for each in (0, days)]
    assert late == [[], []]


def test_what_is_good_keeps_its_day(submission, assignment, coach):
    Assignment.objects.filter(pk=assignment.pk).update(due_on=date(2026, 11, 27))
    answer(Submission.objects.get(pk=submission.pk), coach)
    assignment.refresh_from_db()
    assert assignment.due_on == date(2026, 11, 27)


def test_given_back_while_it_is_improved_and_put_back_it_is_not_late(submission, assignment, coach):
    Assignment.objects.filter(pk=assignment.pk).update(due_on=date(2026, 11, 27))
    improving.take_up(assignment=assignment)
    answer(Submission.objects.get(pk=submission.pk), coach, outcome="again", now=datetime(2026, 11, 30, 12, tzinfo=UTC))
    improving.put_back(assignment=assignment)
    assignment.refresh_from_db()
    assert (assignment.state, assignment.due_on) == ("again", date(2026, 12, 7))
