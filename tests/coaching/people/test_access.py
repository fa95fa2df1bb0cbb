from django.contrib.auth.models import AnonymousUser

from coaching.people.access import clients_of
from coaching.people.models import Note


def test_clients_of_a_coach_are_the_own_ones(coach, clara, mallory):
    assert list(clients_of(coach.user)) == [clara]


def test_clients_of_the_owner_are_all(owner, clara, mallory):
    assert list(clients_of(owner.user)) == [clara, mallory]


def test_clients_of_an_editor_are_none(editor, clara):
    assert list(clients_of(editor)) == []


def test_clients_of_a_client_are_none(clara):
    assert list(clients_of(clara.user)) == []


def test_clients_of_a_visitor_are_none(clara):
    assert list(clients_of(AnonymousUser())) == []


def test_notes_are_visible_to_the_own_coach_alone(coach, other_coach, clara):
    note = Note.objects.create(client=clara, author=coach.user, text="Shy at first.")
    assert list(Note.objects.visible_to(coach.user)) == [note]
    assert list(Note.objects.visible_to(other_coach.user)) == []
