import pytest

from coaching.autosave.errors import Conflict, SaveError
from coaching.exercises import answers
from coaching.exercises.answers import save_answer, submit

from .conftest import LIST, QUESTION, SCALE


def save(assignment, prompt_id=QUESTION, raw=("She spoke at the meetup",), known_revision=0, **more):
    return save_answer(assignment=assignment, prompt_id=prompt_id, raw=list(raw), known_revision=known_revision, **more)


def test_save_answer_counts_revisions(assignment):
    assert save(assignment) == 1
    assert save(assignment, raw=["More"], known_revision=1) == 2


def test_save_answer_over_another_tabs_words_is_refused_with_both(assignment):
    save(assignment)
    with pytest.raises(Conflict) as conflict:
        save(assignment, raw=["Other words"], known_revision=0)
    assert (conflict.value.theirs, conflict.value.revision) == ("She spoke at the meetup", 1)


def test_save_answer_knows_words_of_its_page_that_were_never_answered(assignment):
    save(assignment, raw=["Half a"])
    assert save(assignment, raw=["Half a sentence"], known_revision=0, before=["Half a"]) == 2


def test_save_answer_over_words_that_its_page_never_sent_is_a_conflict(assignment):
    save(assignment, raw=["From another tab"])
    with pytest.raises(Conflict):
        save(assignment, raw=["Half a sentence"], known_revision=0, before=["Half a"])


def test_save_answer_of_the_same_words_is_no_conflict(assignment):
    save(assignment)
    assert save(assignment, known_revision=0) == 1


def test_save_answer_of_nothing_keeps_no_row(assignment):
    assert save(assignment, raw=[""]) == 0
    assert not assignment.answers.exists()


def test_save_answer_keeps_only_options_that_exist(assignment):
    save(assignment, LIST, ["Read", "Hacked"])
    save(assignment, SCALE, ["4"])
    save(assignment, SCALE, ["7"], known_revision=1)
    assert {str(each.prompt_id): each.value for each in assignment.answers.all()} == {LIST: ["Read"], SCALE: ""}


def test_save_answer_keeps_lines_as_one_kind_of_break(assignment):
    save(assignment, raw=["One\r\ntwo\0"])
    assert assignment.answers.get().value == "One\ntwo"


def test_save_answer_that_is_too_long_is_refused_not_cut(assignment):
    with pytest.raises(SaveError, match="20001 characters long, and the limit is 20000"):
        save(assignment, raw=["x" * 20_001])
    assert not assignment.answers.exists()


def test_save_answer_under_an_unknown_prompt_is_refused(assignment):
    with pytest.raises(answers.AnswerError, match="isn't part of the exercise"):
        save(assignment, "00000000-0000-0000-0000-0000000000ff")


def test_save_answer_after_handing_in_is_refused(assignment):
    save(assignment)
    submit(assignment=assignment)
    with pytest.raises(answers.Closed, match="already handed in"):
        save(assignment, raw=["Later"], known_revision=1)


def test_submit_without_a_required_answer_names_it(assignment):
    with pytest.raises(answers.Unanswered) as unanswered:
        submit(assignment=assignment)
    assert list(unanswered.value.problems) == [QUESTION]


def test_submit_hands_in_a_snapshot(assignment):
    save(assignment)
    assert submit(assignment=assignment).answers == {QUESTION: "She spoke at the meetup"}


def test_submit_twice_is_refused(assignment):
    save(assignment)
    submit(assignment=assignment)
    with pytest.raises(answers.Closed, match="already handed in"):
        submit(assignment=assignment)


def test_submit_is_in_the_timeline_and_counts_as_active(assignment, clara):
    save(assignment)
    submission = submit(assignment=assignment)
    clara.refresh_from_db()
    assert clara.last_active_at == submission.submitted_at
    assert "Handed in: Prepare" in [entry.text for entry in clara.timeline.all()]
