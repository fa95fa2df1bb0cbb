import pytest

from coaching.people.models import Client, Note
from coaching.practice.models import PracticeSettings
from coaching.practice.present import only_present, present
from coaching.practice.reading_once import reading_once


def test_present_names_what_has_a_row(clara):
    PracticeSettings.load()
    assert present(clients=Client.objects.all(), notes=Note.objects.all()) == {"clients"}


def test_only_present_keeps_two_groups_apart(clara, django_assert_num_queries):
    PracticeSettings.load()
    clients, notes = Client.objects.all(), Note.objects.all()
    with django_assert_num_queries(1):
        found = only_present({"first": clients, "other": notes}, {"first": notes, "other": clients})
    assert found == [{"first": clients}, {"other": clients}]


@pytest.mark.django_db
def test_present_asks_one_by_one_before_there_are_settings():
    assert PracticeSettings.objects.count() == 0
    assert present(clients=Client.objects.all()) == set()


@pytest.mark.django_db
def test_the_settings_are_read_along(django_assert_num_queries):
    known = PracticeSettings.load()
    with reading_once(), django_assert_num_queries(1):
        present(notes=Note.objects.all())
        assert PracticeSettings.load() == known
