import pytest

from coaching.exercises import answers
from coaching.exercises.answers import save_answer, submit

from .conftest import LIST, QUESTION, SCALE


def save(assignment, prompt_id=QUESTION, raw=("She spoke at the meetup",), known_revision=0):
    return save_answer(assignment=assignment, prompt_id=prompt_id, raw=list(raw), known_revision=known_revision)


def test_save_answer_counts_revisions(assignment):
    assert save(assignment) == 1
    assert save(assignment, raw=["More"], known_revision=1) == 2


def test_save_answer_over_another_tabs_words_is_refused_with_both(assignment):
    save(assignment)
    with pytest.raises(answers.Conflict) as conflict:
        save(assignment, raw=["Other words"], known_revision=0)
    assert (conflict.value.theirs, conflict.value.revision) == ("She spoke at the meetup", 1)


def test_save_answer_of_the_same_words_is_no_conflict(assignment):
    save(assignment)
    assert save(assignment, known_revision=0) == 1


def test_save_answer_keeps_only_options_that_exist(assignment):
    save(assignment, LIST, ["Read", "Hacked"])
    save(assignment, SCALE, ["7"])
    stored = {str(each.prompt_id): each.value for each in assignment.answers.all()}
    assert stored == {LIST: ["Read"], SCALE: ""}


def test_submit_without_a_required_answer_names_it(assignment):
    with pytest.raises(answers.Unanswered) as unanswered:
        submit(assignment=assignment)
    assert unanswered.value.prompt_ids == [QUESTION]


def test_submit_hands_in_a_snapshot(assignment):
    save(assignment)
    assert submit(assignment=assignment).answers == {QUESTION: "She spoke at the meetup"}


def test_submit_twice_is_refused(assignment):
    save(assignment)
    submit(assignment=assignment)
    with pytest.raises(answers.AnswerError, match="handed in already"):
        submit(assignment=assignment)
