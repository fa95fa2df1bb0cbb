import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from coaching.autosave.errors import Conflict, SaveError
from coaching.exercises.models import ReviewDraft, ReviewFile
from coaching.exercises.review import drafting
from coaching.exercises.review.drafting import ReviewError
from coaching.exercises.review.reviewing import review
from tests.coaching.exercises.conftest import QUESTION, SCALE, hand_in


@pytest.fixture
def submission(assignment):
    return hand_in(assignment)


def save(submission, text, prompt_id=QUESTION, known=0, before=None):
    return drafting.save_comment(submission=submission, prompt_id=prompt_id, text=text, known_revision=known, before=before)


def test_comments_on_different_answers_are_kept_apart(submission):
    save(submission, "One")
    save(submission, "Two", prompt_id=SCALE)
    save(submission, "All", prompt_id="")
    draft = ReviewDraft.objects.get()
    assert (draft.comments, draft.comment) == ({QUESTION: "One", SCALE: "Two"}, "All")


def test_the_same_comment_changed_elsewhere_shows_both(submission):
    save(submission, "From one page")
    with pytest.raises(Conflict) as conflict:
        save(submission, "From another")
    assert (conflict.value.theirs, ReviewDraft.objects.get().comments[QUESTION]) == ("From one page", "From one page")


def test_whoever_has_seen_the_other_words_replaces_them(submission):
    save(submission, "From one page")
    save(submission, "From another", known=1)
    assert ReviewDraft.objects.get().comments == {QUESTION: "From another"}


def test_words_of_a_save_that_was_never_answered_are_the_pages_own(submission):
    save(submission, "Half a")
    assert save(submission, "Half a sentence", before="Half a") == 2


def test_words_that_neither_page_knows_are_no_ones_own(submission):
    save(submission, "From one page")
    with pytest.raises(Conflict):
        save(submission, "Half a sentence", before="Half a")


def test_the_same_words_again_are_no_conflict(submission):
    save(submission, "Line\r\nby line")
    assert (save(submission, "Line\nby line"), ReviewDraft.objects.get().comments) == (1, {QUESTION: "Line\nby line"})


def test_a_comment_that_is_too_long_is_said(submission):
    with pytest.raises(SaveError, match="10001 characters long, and the limit is 10000"):
        save(submission, "x" * 10_001)


@pytest.mark.parametrize("prompt_id", ["nonsense", str(uuid.UUID(int=77))])
def test_a_comment_on_a_question_that_is_not_asked_is_refused(submission, prompt_id):
    with pytest.raises(ReviewError, match="isn't part of the exercise"):
        save(submission, "Hm", prompt_id=prompt_id)


def test_nothing_is_drafted_once_it_was_answered(submission, coach):
    review(submission=submission, by=coach.user, outcome="good")
    with pytest.raises(ReviewError, match="answered already"):
        save(submission, "Late")


def test_a_file_can_be_taken_away_before_sending(submission, django_capture_on_commit_callbacks):
    row = drafting.add_file(submission=submission, upload=SimpleUploadedFile("Marked.txt", b"See"))
    path = row.file.name
    with django_capture_on_commit_callbacks(execute=True):
        drafting.remove_file(submission=submission, pk=row.pk)
    assert (ReviewFile.objects.count(), row.file.storage.exists(path)) == (0, False)


def test_a_sent_file_stays(submission, coach):
    row = drafting.add_file(submission=submission, upload=SimpleUploadedFile("Marked.txt", b"See"))
    review(submission=submission, by=coach.user, outcome="again")
    with pytest.raises(ReviewError, match="answered already"):
        drafting.remove_file(submission=submission, pk=row.pk)
