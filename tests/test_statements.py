import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

from tests.statements import Notes, cover, read


@pytest.fixture
def noted(db, tmp_path):
    """`noted(action)` is what a test that does it has sent, as the next run reads it."""

    def sent_by(action):
        notes = Notes()
        with notes.during("a test"):
            action()
        notes.write(tmp_path / "notes")
        return read(tmp_path / "notes")["a test"][1]

    return sent_by


def test_the_same_question_about_other_values_is_one_statement(noted):
    assert noted(lambda: list(Group.objects.filter(pk__in=[1]))) == noted(lambda: list(Group.objects.filter(pk__in=[2, 3])))


def test_another_question_is_another_statement(noted):
    assert noted(lambda: list(Group.objects.filter(pk=1))) != noted(lambda: list(Group.objects.filter(name="1")))


def test_a_refused_statement_is_its_tests_own(noted):
    def refused():
        with pytest.raises(IntegrityError), transaction.atomic():
            Group.objects.bulk_create([Group(name="twice"), Group(name="twice")])

    # Two rows here too: PostgreSQL is sent one row and several in different words.
    assert len(noted(refused) - noted(lambda: Group.objects.bulk_create([Group(name="one"), Group(name="two")]))) == 1


def test_the_chosen_send_everything_in_little_time():
    notes = {"all": (1, {1, 2, 3}), "slow": (60, {1, 2, 3}), "part": (1, {1, 2}), "own": (9, {4}), "none": (0, set())}
    assert cover(notes) == {"all", "own"}


def test_of_nothing_nothing_is_chosen():
    assert cover({}) == set()
